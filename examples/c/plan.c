/*
 * The plan from C. Run it with a code of your own: ./plan V04
 *
 *     cc plan.c -lrashinban -o plan
 *
 * Items are plain numbers, strings are never freed, and every function says how it went by its return value.
 */
#include <rashinban/rashinban.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Most programs have one place where an error ends them. The library has the words. */
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

/* Strings of the library end in a NUL, so that printf takes them as they are. */
static const char *code(int32_t item)
{
    rashinban_str text;
    check(rashinban_item_code(item, &text));
    return (const char *)text.ptr;
}

static const char *label(int32_t item, int32_t lang)
{
    rashinban_str text;
    check(rashinban_item_label(item, lang, &text));
    return (const char *)text.ptr;
}

/* Lists go into an array of ours. Asked with no room at all, the library says how many there are. */
static void print_sets(void)
{
    int32_t sets[8];
    int32_t count = check(rashinban_items_of_kind(RASHINBAN_KIND_SET, sets, 8));
    puts("The sets of the plan");
    for (int32_t i = 0; i < count; i++) {
        int32_t members = check(rashinban_item_children(sets[i], NULL, 0));
        printf("  %-4s%3d  %s\n", code(sets[i]), members, label(sets[i], RASHINBAN_LANG_JA));
    }
}

static void print_item(int32_t item)
{
    int32_t path[4]; /* no item lies deeper */
    int32_t depth = check(rashinban_item_path(item, path, 4));
    rashinban_provenance source;
    check(rashinban_item_provenance(item, &source));

    printf("\n%s\n", code(item));
    printf("  ja      %s\n", label(item, RASHINBAN_LANG_JA));
    printf("  kana    %s\n", label(item, RASHINBAN_LANG_KANA));
    printf("  en      %s\n", label(item, RASHINBAN_LANG_EN));
    printf("  path   ");
    for (int32_t i = 0; i < depth; i++)
        printf(" %s%s", i > 0 ? "> " : "", code(path[i]));
    printf("\n  source  line %d, under %s\n", source.line, (const char *)source.heading.ptr);
}

/* A code that people typed is the one input that is often wrong: tell them what they may have meant. */
static int print_by_code(const char *typed)
{
    int32_t item;
    int32_t status = rashinban_item_by_code((const uint8_t *)typed, (int32_t)strlen(typed), RASHINBAN_ENCODING_UTF8, &item);
    if (status == RASHINBAN_ERROR_UNKNOWN_CODE) {
        int32_t nearest[3];
        int32_t count = check(rashinban_items_nearest((const uint8_t *)typed, (int32_t)strlen(typed),
                                                      RASHINBAN_ENCODING_UTF8, nearest, 3));
        printf("\n%s: no such item; did you mean", typed);
        for (int32_t i = 0; i < count; i++)
            printf("%s %s", i > 0 ? "," : "", code(nearest[i]));
        puts("?");
        return 0;
    }
    check(status);
    print_item(item);
    return 1;
}

/* The array is the page: five results at a time, and the number of all. */
static void print_search(const char *query)
{
    int32_t page[5], total;
    int32_t count = check(rashinban_search((const uint8_t *)query, (int32_t)strlen(query), RASHINBAN_ENCODING_UTF8,
                                           0, 0, /* no filter */
                                           0, page, 5, &total));
    printf("\n%s: %d items, the best %d\n", query, total, count);
    for (int32_t i = 0; i < count; i++)
        printf("  %-10s%s\n", code(page[i]), label(page[i], RASHINBAN_LANG_JA));
}

int main(int argc, char **argv)
{
    int32_t item;
    int found = 1;

    print_sets();
    found = print_by_code(argc > 1 ? argv[1] : "I01-02-03");

    /* The closed lists are constants; their value is the number that the plan gives them. */
    check(rashinban_item_by_number(RASHINBAN_KIND_VISION, RASHINBAN_VISION_NO_ONE_LEFT_BEHIND, &item));
    print_item(item);

    /* Half-width kana find full-width ones: width, case and kana do not matter. */
    print_search("ﾃﾞｼﾞﾀﾙ");
    if (argc < 2)
        print_by_code("I01-07");

    rashinban_str attribution;
    check(rashinban_attribution(RASHINBAN_LANG_EN, &attribution));
    printf("\n%s\n", (const char *)attribution.ptr);
    return found ? EXIT_SUCCESS : EXIT_FAILURE;
}
