/*
 * A whole program over the library: all members of the plan looked up by their codes, one search, exit.
 * members.h is written from the plan's own codes before this is compiled.
 */
#include <rashinban/rashinban.h>
#include <stdio.h>
#include <string.h>

#include "members.h"

int main(void)
{
	int32_t bytes = 0;
	for (size_t i = 0; i < sizeof MEMBERS / sizeof *MEMBERS; i++) {
		int32_t item;
		rashinban_str label;
		const uint8_t *code = (const uint8_t *)MEMBERS[i];
		if (rashinban_item_by_code(code, (int32_t)strlen(MEMBERS[i]), RASHINBAN_ENCODING_UTF8, &item) < 0
		    || rashinban_item_label(item, RASHINBAN_LANG_JA, &label) < 0)
			return 1;
		bytes += label.len;
	}
	int32_t hits[129], total;
	if (rashinban_search((const uint8_t *)QUERY, (int32_t)strlen(QUERY), RASHINBAN_ENCODING_UTF8, 0, 0, 0, hits,
			     129, &total) < 0)
		return 1;
	printf("%d bytes of labels, %s\n", bytes, total > 0 ? "found" : "not found");
	return 0;
}
