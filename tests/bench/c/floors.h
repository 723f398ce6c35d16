/* What the floors are given, and the loops that they are run in. Every loop does its work n times. */
#ifndef RASHINBAN_BENCH_FLOORS_H
#define RASHINBAN_BENCH_FLOORS_H

#include <stdint.h>

#define KEYS 4096

struct keys {
	const uint8_t *ids;          /* items 1..129 */
	const uint8_t *visions;      /* 1..6 */
	const uint8_t *const *codes; /* not NUL-terminated */
	const int32_t *lens;
};

/* Keeps a value from being left out, in a register. */
#define USED(value) __asm__ volatile("" : : "r"(value) : "memory")

#define LOOP(n, at) for (uint64_t turn = 0, at; (at = turn & (KEYS - 1)), turn < (n); turn++)

#endif
