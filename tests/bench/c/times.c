/*
 * What programs cost from start to exit: `times ROUNDS PROGRAM…` runs each in turn, so that whatever else the machine
 * does slows all of them alike, and prints the microseconds of processor time (user and system) of one run of each.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static int64_t run(char *program)
{
	struct rusage used;
	int status;
	pid_t child = vfork();
	if (child == 0) {
		execl(program, program, (char *)NULL);
		_exit(127);
	}
	if (child < 0 || wait4(child, &status, 0, &used) != child || status != 0)
		exit(1);
	return (int64_t)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1000000 + used.ru_utime.tv_usec
	       + used.ru_stime.tv_usec;
}

int main(int argc, char **argv)
{
	int rounds = argc > 2 ? atoi(argv[1]) : 0;
	int64_t sums[8] = {0};
	if (rounds < 1 || argc - 2 > 8)
		return 2;
	int out = dup(STDOUT_FILENO), nothing = open("/dev/null", O_WRONLY);
	dup2(nothing, STDOUT_FILENO);
	for (int round = 0; round < rounds; round++)
		for (int at = 2; at < argc; at++)
			sums[at - 2] += run(argv[at]);
	dup2(out, STDOUT_FILENO);
	for (int at = 2; at < argc; at++)
		printf("%.2f\n", (double)sums[at - 2] / rounds);
	return 0;
}
