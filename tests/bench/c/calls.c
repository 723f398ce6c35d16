/* Calls from C into the shared library, beside calls into a shared library that does nothing. */
#include "empty.h"
#include "floors.h"

void call_empty_label(const struct keys *keys, uint64_t n)
{
	const uint8_t *ids = keys->ids;
	LOOP(n, at) {
		struct rashinban_str out;
		USED(empty_label(ids[at], RASHINBAN_LANG_JA, &out));
	}
}

void call_label(const struct keys *keys, uint64_t n)
{
	const uint8_t *ids = keys->ids;
	LOOP(n, at) {
		struct rashinban_str out;
		USED(rashinban_item_label(ids[at], RASHINBAN_LANG_JA, &out));
		USED(out.ptr);
	}
}

void call_empty_by_code(const struct keys *keys, uint64_t n)
{
	const uint8_t *const *codes = keys->codes;
	const int32_t *lens = keys->lens;
	LOOP(n, at) {
		int32_t out;
		USED(empty_by_code(codes[at], lens[at], &out));
	}
}

void call_by_code(const struct keys *keys, uint64_t n)
{
	const uint8_t *const *codes = keys->codes;
	const int32_t *lens = keys->lens;
	LOOP(n, at) {
		int32_t out;
		USED(rashinban_item_by_code(codes[at], lens[at], RASHINBAN_ENCODING_UTF8, &out));
		USED(out);
	}
}

/* For the check that comes before the clock. */
const char *called_label(int32_t id, uint64_t *len)
{
	struct rashinban_str out = {0, 0};
	if (rashinban_item_label(id, RASHINBAN_LANG_JA, &out) != RASHINBAN_OK)
		return 0;
	*len = (uint64_t)out.len;
	return (const char *)out.ptr;
}

int32_t called_by_code(const uint8_t *code, int32_t len)
{
	int32_t out = 0;
	return rashinban_item_by_code(code, len, RASHINBAN_ENCODING_UTF8, &out) == RASHINBAN_OK ? out : 0;
}
