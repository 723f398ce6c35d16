#ifndef RASHINBAN_BENCH_EMPTY_H
#define RASHINBAN_BENCH_EMPTY_H

#include <rashinban/rashinban.h>

int32_t empty_label(int32_t item, int32_t lang, struct rashinban_str *out);
int32_t empty_by_code(const uint8_t *code, int32_t len, int32_t *out);

#endif
