/*
 * A register of measures from C: what is wrong with it, and how far each measure has come.
 *
 *     cc register.c -lrashinban_register -o register
 *     ./register examples/registers/city-fy2024.csv
 *
 * What is held by the library (a register, diagnostics, a document) is a number, let go of by rashinban_free.
 */
#include <rashinban/rashinban_register.h>
#include <stdio.h>
#include <stdlib.h>

enum { MOST = 1000, FILE_BYTES = 1 << 20, TEXT_BYTES = 4096 };

static int32_t check(int32_t status)
{
    if (status < 0) {
        rashinban_str message;
        if (rashinban_status_message(status, RASHINBAN_LANG_EN, &message) == RASHINBAN_OK)
            fprintf(stderr, "rashinban: %s\n", (const char *)message.ptr);
        exit(EXIT_FAILURE);
    }
    return status;
}

/* Everything that was found, in Japanese; the notes tell what was understood, and are left out. */
static void print_diagnostics(int32_t diagnostics)
{
    rashinban_diagnostic found[MOST];
    int32_t count = check(rashinban_diagnostics(diagnostics, found, MOST));
    for (int32_t i = 0; i < count; i++) {
        char id[TEXT_BYTES], reason[TEXT_BYTES];
        if (found[i].severity == RASHINBAN_SEVERITY_NOTE)
            continue;
        check(rashinban_copy_diagnostic_text(diagnostics, i, RASHINBAN_DIAGNOSTIC_MEASURE, RASHINBAN_ENCODING_UTF8,
                                             (uint8_t *)id, sizeof id, RASHINBAN_PAD_NUL));
        check(rashinban_copy_diagnostic_text(diagnostics, i, RASHINBAN_DIAGNOSTIC_REASON_JA, RASHINBAN_ENCODING_UTF8,
                                             (uint8_t *)reason, sizeof reason, RASHINBAN_PAD_NUL));
        printf("  %d  %s  %s\n", found[i].row, id, reason);
    }
    check(rashinban_free(diagnostics));
}

static void print_progress(int32_t handle)
{
    rashinban_progress rows[MOST];
    int32_t count = check(rashinban_register_progress(handle, 0, rows, MOST));
    for (int32_t i = 0; i < count; i++) {
        char title[TEXT_BYTES];
        rashinban_str pace;
        check(rashinban_copy_measure_text(handle, rows[i].measure, RASHINBAN_MEASURE_TITLE, RASHINBAN_ENCODING_UTF8,
                                          (uint8_t *)title, sizeof title, RASHINBAN_PAD_NUL));
        check(rashinban_word_name(RASHINBAN_LIST_PACE, rows[i].pace, &pace));
        printf("  %-14s", (const char *)pace.ptr);
        if (rows[i].achievement < 0)
            printf("      -  %s\n", title);
        else
            printf("%6.2f%%  %s\n", rows[i].achievement / 100.0, title);
    }
}

int main(int argc, char **argv)
{
    static uint8_t bytes[FILE_BYTES];
    int32_t handle, diagnostics;
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    if (file == NULL) {
        fprintf(stderr, "register FILE\n");
        return EXIT_FAILURE;
    }
    int32_t length = (int32_t)fread(bytes, 1, sizeof bytes, file);
    fclose(file);

    /*
     * JSON, JSON Lines or CSV, in UTF-8 or Shift_JIS: 0 tells it by the content. With an error nothing is loaded, and the
     * diagnostics say why: all errors, each with its place.
     */
    int32_t errors = check(rashinban_register_read(bytes, length, 0, &handle, &diagnostics));
    printf("errors: %d\n", errors);
    print_diagnostics(diagnostics);
    if (errors > 0)
        return EXIT_FAILURE;

    printf("measures: %d\n", check(rashinban_register_measures(handle)));
    print_progress(handle);

    puts("to look at:");
    check(rashinban_register_check(handle, 0, &diagnostics));
    print_diagnostics(diagnostics);
    check(rashinban_free(handle));
    return EXIT_SUCCESS;
}
