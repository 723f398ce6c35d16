/*
 * What a C programmer would write by hand: labels in a static array, codes by gperf.
 * plan.h and codes.c are written from the plan's own items before this is compiled.
 */
#include <stddef.h>
#include <string.h>

#include "floors.h"
#include "plan.h"
#include "codes.c"

void floor_empty(const struct keys *keys, uint64_t n)
{
	(void)keys;
	LOOP(n, at) USED(at);
}

/* The pointer alone: what a string costs where its length is not wanted. */
void floor_item_pointer(const struct keys *keys, uint64_t n)
{
	const uint8_t *ids = keys->ids;
	LOOP(n, at) USED(LABEL[ids[at]]);
}

/* Pointer and length. */
void floor_item_label(const struct keys *keys, uint64_t n)
{
	const uint8_t *ids = keys->ids;
	LOOP(n, at) {
		const struct label *label = &LABELS[ids[at]];
		USED(label->text);
		USED(label->len);
	}
}

void floor_vision_pointer(const struct keys *keys, uint64_t n)
{
	const uint8_t *visions = keys->visions;
	LOOP(n, at) USED(VISION[visions[at]]);
}

void floor_vision_label(const struct keys *keys, uint64_t n)
{
	const uint8_t *visions = keys->visions;
	LOOP(n, at) {
		const struct label *label = &VISIONS[visions[at]];
		USED(label->text);
		USED(label->len);
	}
}

void floor_gperf(const struct keys *keys, uint64_t n)
{
	const uint8_t *const *codes = keys->codes;
	const int32_t *lens = keys->lens;
	LOOP(n, at) {
		const struct code *found = code_of((const char *)codes[at], (size_t)lens[at]);
		USED(found->id);
	}
}

/* For the check that comes before the clock. */
const char *floor_label(int32_t id, uint64_t *len)
{
	*len = LABELS[id].len;
	return LABEL[id] == LABELS[id].text ? LABEL[id] : 0;
}

const char *floor_vision(int32_t number, uint64_t *len)
{
	*len = VISIONS[number].len;
	return VISION[number] == VISIONS[number].text ? VISION[number] : 0;
}

int32_t floor_by_code(const uint8_t *code, int32_t len)
{
	const struct code *found = code_of((const char *)code, (size_t)len);
	return found ? found->id : 0;
}
