/*
 * The same program over a static table: codes by gperf, labels in an array, strstr over the labels for the search.
 * plan.h, codes.c and members.h are written from the plan's own items before this is compiled.
 */
#include <stdio.h>
#include <string.h>

#include "plan.h"
#include "codes.c"
#include "members.h"

int main(void)
{
	int bytes = 0, total = 0;
	for (size_t i = 0; i < sizeof MEMBERS / sizeof *MEMBERS; i++) {
		const struct code *found = code_of(MEMBERS[i], strlen(MEMBERS[i]));
		if (!found)
			return 1;
		bytes += (int)LABELS[found->id].len;
	}
	for (size_t i = 1; i < sizeof LABELS / sizeof *LABELS; i++)
		total += strstr(LABELS[i].text, QUERY) != NULL;
	printf("%d bytes of labels, %s\n", bytes, total > 0 ? "found" : "not found");
	return 0;
}
