/* Functions that do nothing, with the signatures of the library's, in a shared library as the library is. */
#include "empty.h"

int32_t empty_label(int32_t item, int32_t lang, struct rashinban_str *out)
{
	(void)item, (void)lang, (void)out;
	return 0;
}

int32_t empty_by_code(const uint8_t *code, int32_t len, int32_t *out)
{
	(void)code, (void)len, (void)out;
	return 0;
}
