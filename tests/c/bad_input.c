/*
 * What a careless caller does: NULL, negative lengths, arrays that are too small, bytes that are not UTF-8, numbers of
 * nothing. Every call must answer with its status, and write nothing.
 */
#include <rashinban/rashinban.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int passed, failed;

static void expect(int32_t got, int32_t want, const char *call, int line)
{
    if (got == want) {
        passed++;
    } else {
        failed++;
        printf("line %d: %s is %d, not %d\n", line, call, got, want);
    }
}

#define EXPECT(call, want) expect(call, want, #call, __LINE__)

/* Places with marks on both sides. Nothing here is ever written by a call that fails. */
enum { MARK = 0x5a5a5a5a, ROOM = 160 };

static int32_t number, guarded[ROOM + 2], *const items = guarded + 1;
static uint8_t guarded_bytes[ROOM + 2], *const buffer = guarded_bytes + 1;
static rashinban_str text;
static rashinban_provenance source;
static rashinban_match matches[ROOM];
static rashinban_cross_reference references[ROOM];
static rashinban_occurrence occurrences[ROOM];

static void mark_all(void)
{
    number = MARK;
    for (int i = 0; i < ROOM + 2; i++)
        guarded[i] = MARK;
    memset(guarded_bytes, 0x5a, sizeof guarded_bytes);
    memset(&text, 0x5a, sizeof text);
    memset(&source, 0x5a, sizeof source);
    memset(matches, 0x5a, sizeof matches);
    memset(references, 0x5a, sizeof references);
    memset(occurrences, 0x5a, sizeof occurrences);
}

static int untouched(const void *place, size_t size)
{
    const unsigned char *bytes = place;
    for (size_t i = 0; i < size; i++)
        if (bytes[i] != 0x5a)
            return 0;
    return 1;
}

static void expect_untouched(void)
{
    EXPECT(number == MARK && untouched(guarded, sizeof guarded), 1);
    EXPECT(untouched(guarded_bytes, sizeof guarded_bytes), 1);
    EXPECT(untouched(&text, sizeof text) && untouched(&source, sizeof source), 1);
    EXPECT(untouched(matches, sizeof matches) && untouched(references, sizeof references), 1);
    EXPECT(untouched(occurrences, sizeof occurrences), 1);
}

static const uint8_t *bytes(const char *string)
{
    return (const uint8_t *)string;
}

/* Every function that takes an item, with a number that is none. */
static void item_of_nothing(int32_t item)
{
    static int32_t (*const numbers[])(int32_t, int32_t *) = {
        rashinban_item_kind,   rashinban_item_number,   rashinban_item_edition,
        rashinban_item_parent, rashinban_item_previous, rashinban_item_next,
    };
    static int32_t (*const lists[])(int32_t, int32_t *, int32_t) = {
        rashinban_item_children, rashinban_item_descendants, rashinban_item_ancestors,
        rashinban_item_path,     rashinban_item_siblings,
    };
    static int32_t (*const strings[])(int32_t, int32_t, rashinban_str *) = {
        rashinban_item_label, rashinban_item_text, rashinban_item_note, rashinban_item_field,
    };
    const int32_t want = RASHINBAN_ERROR_UNKNOWN_ITEM;
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        EXPECT(numbers[i](item, &number), want);
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        EXPECT(lists[i](item, items, ROOM), want);
        EXPECT(lists[i](item, NULL, 0), want);
    }
    for (size_t i = 0; i < sizeof strings / sizeof strings[0]; i++)
        EXPECT(strings[i](item, 0, &text), want);
    EXPECT(rashinban_item_code(item, &text), want);
    EXPECT(rashinban_item_figure(item, &text), want);
    EXPECT(rashinban_item_label_status(item, RASHINBAN_LANG_JA, &number), want);
    EXPECT(rashinban_item_child(item, 1, &number), want);
    EXPECT(rashinban_item_is_within(item, RASHINBAN_ITEM_V, &number), want);
    EXPECT(rashinban_item_is_within(RASHINBAN_ITEM_V, item, &number), want);
    EXPECT(rashinban_item_matches(bytes("AI"), 2, 0, item, matches, ROOM), want);
    EXPECT(rashinban_item_cross_references(item, references, ROOM), want);
    EXPECT(rashinban_item_provenance(item, &source), want);
    EXPECT(rashinban_item_occurrences(item, occurrences, ROOM), want);
    EXPECT(rashinban_item_crosswalk(item, RASHINBAN_EDITION_2023, &number), want);
    EXPECT(rashinban_copy_code(item, RASHINBAN_ENCODING_UTF8, buffer, ROOM, RASHINBAN_PAD_NUL), want);
    EXPECT(rashinban_copy_label(item, RASHINBAN_LANG_JA, RASHINBAN_ENCODING_UTF8, buffer, ROOM, 0), want);
    EXPECT(rashinban_copy_text(item, RASHINBAN_LANG_JA, RASHINBAN_ENCODING_UTF8, buffer, ROOM, 0), want);
    if (item != 0) /* which is no filter */
        EXPECT(rashinban_search(bytes("AI"), 2, 0, 0, item, 0, items, ROOM, &number), want);
    expect_untouched();
}

static void numbers_of_nothing(void)
{
    static const int32_t none[] = {-1, 143, 255, 256, 257, 65536 + 1, INT32_MAX, INT32_MIN};
    item_of_nothing(0);
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) {
        const int32_t n = none[i];
        item_of_nothing(n);
        EXPECT(rashinban_items_of_kind(n, items, ROOM), RASHINBAN_ERROR_UNKNOWN_KIND);
        EXPECT(rashinban_item_by_number(n, 1, &number), RASHINBAN_ERROR_UNKNOWN_KIND);
        EXPECT(rashinban_item_by_number(RASHINBAN_KIND_VISION, n, &number), RASHINBAN_ERROR_UNKNOWN_NUMBER);
        EXPECT(rashinban_item_child(RASHINBAN_ITEM_V, n, &number), RASHINBAN_ERROR_UNKNOWN_NUMBER);
        EXPECT(rashinban_search(bytes("AI"), 2, 0, n, 0, 0, items, ROOM, &number), RASHINBAN_ERROR_UNKNOWN_KIND);
        EXPECT(rashinban_kind_name(n, &text), RASHINBAN_ERROR_UNKNOWN_KIND);
        EXPECT(rashinban_kind_label(n, RASHINBAN_LANG_JA, &text), RASHINBAN_ERROR_UNKNOWN_KIND);
        EXPECT(rashinban_lang_name(n, &text), RASHINBAN_ERROR_UNKNOWN_LANGUAGE);
        EXPECT(rashinban_item_label(RASHINBAN_ITEM_V, n, &text), RASHINBAN_ERROR_UNKNOWN_LANGUAGE);
        EXPECT(rashinban_item_text(RASHINBAN_ITEM_V, n, &text), RASHINBAN_ERROR_UNKNOWN_LANGUAGE);
        EXPECT(rashinban_item_note(RASHINBAN_ITEM_V, n, &text), RASHINBAN_ERROR_UNKNOWN_LANGUAGE);
        EXPECT(rashinban_attribution(n, &text), RASHINBAN_ERROR_UNKNOWN_LANGUAGE);
        EXPECT(rashinban_status_message(0, n, &text), RASHINBAN_ERROR_UNKNOWN_LANGUAGE);
        EXPECT(rashinban_label_status_name(n, &text), RASHINBAN_ERROR_UNKNOWN_NUMBER);
        EXPECT(rashinban_field_name(n, &text), RASHINBAN_ERROR_UNKNOWN_NUMBER);
        EXPECT(rashinban_item_field(RASHINBAN_ITEM_V, n, &text), RASHINBAN_ERROR_UNKNOWN_NUMBER);
        EXPECT(rashinban_reason_name(n, &text), RASHINBAN_ERROR_UNKNOWN_NUMBER);
        EXPECT(rashinban_crosswalk_name(n, &text), RASHINBAN_ERROR_UNKNOWN_NUMBER);
        EXPECT(rashinban_term_label(n, RASHINBAN_LANG_JA, &text), RASHINBAN_ERROR_UNKNOWN_TERM);
        EXPECT(rashinban_edition_name(n, &text), RASHINBAN_ERROR_UNKNOWN_EDITION);
        EXPECT(rashinban_edition_decided_on(n, &text), RASHINBAN_ERROR_UNKNOWN_EDITION);
        EXPECT(rashinban_edition_superseded_by(n, &number), RASHINBAN_ERROR_UNKNOWN_EDITION);
        EXPECT(rashinban_edition_is_carried(n, &number), RASHINBAN_ERROR_UNKNOWN_EDITION);
        EXPECT(rashinban_edition_is_confirmed(n, &number), RASHINBAN_ERROR_UNKNOWN_EDITION);
        EXPECT(rashinban_item_crosswalk(1, n, &number), RASHINBAN_ERROR_UNKNOWN_EDITION);
        EXPECT(rashinban_encoding_name(n, &text), RASHINBAN_ERROR_UNKNOWN_ENCODING);
        EXPECT(rashinban_copy_code(1, n, buffer, ROOM, 0), RASHINBAN_ERROR_UNKNOWN_ENCODING);
        EXPECT(rashinban_item_by_code(bytes("V01"), 3, n, &number), RASHINBAN_ERROR_UNKNOWN_ENCODING);
        EXPECT(rashinban_items_nearest(bytes("V09"), 3, n, items, ROOM), RASHINBAN_ERROR_UNKNOWN_ENCODING);
        EXPECT(rashinban_items_by_label(bytes("V"), 1, n, items, ROOM), RASHINBAN_ERROR_UNKNOWN_ENCODING);
        EXPECT(rashinban_search(bytes("AI"), 2, n, 0, 0, 0, items, ROOM, &number), RASHINBAN_ERROR_UNKNOWN_ENCODING);
        EXPECT(rashinban_item_matches(bytes("AI"), 2, n, 1, matches, ROOM), RASHINBAN_ERROR_UNKNOWN_ENCODING);
        EXPECT(rashinban_convert(bytes("A"), 1, n, 0, 0, 0, buffer, ROOM, items, ROOM, &number),
               RASHINBAN_ERROR_UNKNOWN_ENCODING);
        EXPECT(rashinban_convert(bytes("A"), 1, 0, n, 0, 0, buffer, ROOM, items, ROOM, &number),
               RASHINBAN_ERROR_UNKNOWN_ENCODING);
        EXPECT(rashinban_measure(bytes("A"), 1, n, &number, items), RASHINBAN_ERROR_UNKNOWN_ENCODING);
        EXPECT(rashinban_copy_code(1, 0, buffer, ROOM, n), RASHINBAN_ERROR_INVALID_ARGUMENT);
    }
    EXPECT(rashinban_fold_name(RASHINBAN_FOLD_WIDTH + RASHINBAN_FOLD_CASE, &text), RASHINBAN_ERROR_UNKNOWN_NUMBER);
    EXPECT(rashinban_fold_name(0, &text), RASHINBAN_ERROR_UNKNOWN_NUMBER);
    EXPECT(rashinban_fold_name(1024, &text), RASHINBAN_ERROR_UNKNOWN_NUMBER);
    EXPECT(rashinban_term_label(0, RASHINBAN_LANG_JA, &text), RASHINBAN_ERROR_UNKNOWN_TERM);
    EXPECT(rashinban_status_name(-98, &text), RASHINBAN_ERROR_INVALID_ARGUMENT);
    EXPECT(rashinban_status_name(-257, &text), RASHINBAN_ERROR_INVALID_ARGUMENT);
    EXPECT(rashinban_status_name(INT32_MIN, &text), RASHINBAN_ERROR_INVALID_ARGUMENT);
    expect_untouched();
}

static void null_pointers(void)
{
    const int32_t want = RASHINBAN_ERROR_NULL_POINTER;
    EXPECT(rashinban_version(NULL), want);
    EXPECT(rashinban_status_name(0, NULL), want);
    EXPECT(rashinban_item_by_code(NULL, 3, 0, &number), want);
    EXPECT(rashinban_item_by_code(bytes("V01"), 3, 0, NULL), want);
    EXPECT(rashinban_items_nearest(NULL, 3, 0, items, 3), want);
    EXPECT(rashinban_items_nearest(bytes("V09"), 3, 0, NULL, 3), want);
    EXPECT(rashinban_items_by_label(NULL, 1, 0, items, ROOM), want);
    EXPECT(rashinban_item_by_number(RASHINBAN_KIND_VISION, 1, NULL), want);
    EXPECT(rashinban_item_label(1, RASHINBAN_LANG_JA, NULL), want);
    EXPECT(rashinban_item_children(1, NULL, 1), want);
    EXPECT(rashinban_items_of_kind(0, NULL, 1), want);
    EXPECT(rashinban_search(NULL, 1, 0, 0, 0, 0, items, ROOM, &number), want);
    EXPECT(rashinban_search(bytes("AI"), 2, 0, 0, 0, 0, NULL, 1, &number), want);
    EXPECT(rashinban_search(bytes("AI"), 2, 0, 0, 0, 0, items, ROOM, NULL), want);
    EXPECT(rashinban_item_matches(bytes("AI"), 2, 0, 1, NULL, 1), want);
    EXPECT(rashinban_fold(NULL, 1, buffer, ROOM), want);
    EXPECT(rashinban_fold(bytes("A"), 1, NULL, ROOM), want);
    EXPECT(rashinban_item_cross_references(1, NULL, 1), want);
    EXPECT(rashinban_item_provenance(1, NULL), want);
    EXPECT(rashinban_item_occurrences(1, NULL, 1), want);
    EXPECT(rashinban_editions(NULL, 1), want);
    EXPECT(rashinban_copy_label(1, RASHINBAN_LANG_JA, RASHINBAN_ENCODING_UTF8, NULL, 1, 0), want);
    EXPECT(rashinban_convert(NULL, 1, 0, 1, 0, 0, buffer, ROOM, items, ROOM, &number), want);
    EXPECT(rashinban_convert(bytes("A"), 1, 0, 1, 0, 0, NULL, 1, items, ROOM, &number), want);
    EXPECT(rashinban_convert(bytes("A"), 1, 0, 1, 0, 0, buffer, ROOM, NULL, 1, &number), want);
    EXPECT(rashinban_convert(bytes("A"), 1, 0, 1, 0, 0, buffer, ROOM, items, ROOM, NULL), want);
    EXPECT(rashinban_measure(NULL, 1, 0, &number, items), want);
    EXPECT(rashinban_measure(bytes("A"), 1, 0, NULL, items), want);
    EXPECT(rashinban_measure(bytes("A"), 1, 0, &number, NULL), want);
    EXPECT(rashinban_export_json(NULL), want);
    /* NULL is the empty text, where the length says so. */
    EXPECT(rashinban_item_by_code(NULL, 0, 0, &number), RASHINBAN_ERROR_MALFORMED_CODE);
    EXPECT(rashinban_search(NULL, 0, 0, 0, 0, 0, items, ROOM, &number), RASHINBAN_ERROR_EMPTY_QUERY);
    EXPECT(rashinban_kind_by_name(NULL, 0, &number), RASHINBAN_ERROR_UNKNOWN_KIND);
    EXPECT(rashinban_edition_by_name(NULL, 0, &number), RASHINBAN_ERROR_UNKNOWN_EDITION);
    expect_untouched();
}

static void negative_lengths(void)
{
    static const int32_t negative[] = {-1, INT32_MIN};
    const int32_t want = RASHINBAN_ERROR_INVALID_ARGUMENT;
    for (size_t i = 0; i < 2; i++) {
        const int32_t n = negative[i];
        EXPECT(rashinban_item_by_code(bytes("V01"), n, 0, &number), want);
        EXPECT(rashinban_item_by_code(NULL, n, 0, &number), want);
        EXPECT(rashinban_items_nearest(bytes("V09"), 3, 0, items, n), want);
        EXPECT(rashinban_items_by_label(bytes("V"), n, 0, items, ROOM), want);
        EXPECT(rashinban_items_of_kind(0, items, n), want);
        EXPECT(rashinban_item_path(1, items, n), want);
        EXPECT(rashinban_search(bytes("AI"), n, 0, 0, 0, 0, items, ROOM, &number), want);
        EXPECT(rashinban_search(bytes("AI"), 2, 0, 0, 0, n, items, ROOM, &number), want);
        EXPECT(rashinban_search(bytes("AI"), 2, 0, 0, 0, 0, items, n, &number), want);
        EXPECT(rashinban_item_matches(bytes("AI"), 2, 0, 1, matches, n), want);
        EXPECT(rashinban_fold(bytes("A"), n, buffer, ROOM), want);
        EXPECT(rashinban_fold(bytes("A"), 1, buffer, n), want);
        EXPECT(rashinban_editions(items, n), want);
        EXPECT(rashinban_copy_label(1, 0, 0, buffer, n, 0), want);
        EXPECT(rashinban_convert(bytes("A"), n, 0, 0, 0, 0, buffer, ROOM, items, ROOM, &number), want);
        EXPECT(rashinban_convert(bytes("A"), 1, 0, 0, 0, 0, buffer, n, items, ROOM, &number), want);
        EXPECT(rashinban_convert(bytes("A"), 1, 0, 0, 0, 0, buffer, ROOM, items, n, &number), want);
        EXPECT(rashinban_convert(bytes("A"), 1, 0, 0, n, 0, buffer, ROOM, items, ROOM, &number), want);
        EXPECT(rashinban_convert(bytes("A"), 1, 0, 0, 0, n, buffer, ROOM, items, ROOM, &number), want);
        EXPECT(rashinban_measure(bytes("A"), n, 0, &number, items), want);
    }
    expect_untouched();
}

static void too_small(void)
{
    const int32_t want = RASHINBAN_ERROR_BUFFER_TOO_SMALL;
    int32_t count = rashinban_items_of_kind(0, NULL, 0);
    EXPECT(count, 129);
    for (int32_t cap = 1; cap < count; cap++)
        EXPECT(rashinban_items_of_kind(0, items, cap), want);
    EXPECT(rashinban_items_nearest(bytes("V09"), 3, 0, items, 2), want);
    EXPECT(rashinban_items_by_label(bytes("クラウド・バイ・デフォルト原則"), 45, 0, items, 1), want);
    EXPECT(rashinban_item_path(RASHINBAN_ITEM_I01_02_03, items, 3), want);
    EXPECT(rashinban_item_matches(bytes("デジタル"), 12, 0, RASHINBAN_ITEM_V, matches, 1), want);
    EXPECT(rashinban_item_cross_references(RASHINBAN_ITEM_P03, references, 1), want);
    EXPECT(rashinban_editions(items, 6), want);
    EXPECT(rashinban_fold(bytes("ABC"), 3, buffer, 3), want);
    /* A text and its NUL: one byte in UTF-8 and CP932, two in UTF-16. */
    EXPECT(rashinban_copy_code(RASHINBAN_ITEM_V01, RASHINBAN_ENCODING_UTF8, buffer, 3, 0), want);
    EXPECT(rashinban_copy_code(RASHINBAN_ITEM_V01, RASHINBAN_ENCODING_CP932, buffer, 3, 0), want);
    EXPECT(rashinban_copy_code(RASHINBAN_ITEM_V01, RASHINBAN_ENCODING_UTF16LE, buffer, 7, 0), want);
    EXPECT(rashinban_convert(bytes("\xf0\x9f\x97\xbe"), 4, 0, RASHINBAN_ENCODING_CP932, 0, 0, buffer, ROOM, items, ROOM,
                             &number),
           RASHINBAN_ERROR_UNENCODABLE);
    EXPECT(rashinban_convert(bytes("ABC"), 3, 0, RASHINBAN_ENCODING_UTF16LE, 0, 0, buffer, 7, items, ROOM, &number),
           want);
    expect_untouched();

    /* And where it fits to the byte, the marks behind it stay. */
    EXPECT(rashinban_items_of_kind(0, items, 129), 129);
    EXPECT(guarded[0] == MARK && items[129] == MARK && items[0] == 1 && items[128] == 129, 1);
    EXPECT(rashinban_copy_code(RASHINBAN_ITEM_V01, RASHINBAN_ENCODING_UTF8, buffer, 4, 0), 3);
    EXPECT(memcmp(guarded_bytes, "\x5aV01\0\x5a", 6), 0);
    EXPECT(rashinban_copy_code(RASHINBAN_ITEM_I01_02, RASHINBAN_ENCODING_UTF8, buffer, 4, RASHINBAN_PAD_SPACE), 6);
    EXPECT(memcmp(guarded_bytes, "\x5aI01-\x5a", 6), 0);
    EXPECT(rashinban_fold(bytes("ABC"), 3, buffer, 4), 3);
    EXPECT(memcmp(guarded_bytes, "\x5a" "abc\0\x5a", 6), 0);
    mark_all();
    EXPECT(rashinban_search(bytes("デジタル"), 12, 0, 0, 0, 0, items, 2, &number), 2);
    EXPECT(guarded[0] == MARK && items[1] != MARK && items[2] == MARK && number > 2, 1);
    EXPECT(rashinban_search(bytes("デジタル"), 12, 0, 0, 0, INT32_MAX, items, 2, &number), 0);
    mark_all();
}

static void malformed_utf8(void)
{
    static const char *const garbage[] = {
        "\xff", "\x80", "V\xc0\xb1", "\xe3\x83", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\x83\x66\x83\x57",
    };
    const int32_t want = RASHINBAN_ERROR_MALFORMED_TEXT;
    for (size_t i = 0; i < sizeof garbage / sizeof garbage[0]; i++) {
        const uint8_t *bad = bytes(garbage[i]);
        const int32_t len = (int32_t)strlen(garbage[i]);
        EXPECT(rashinban_item_by_code(bad, len, 0, &number), want);
        EXPECT(rashinban_items_nearest(bad, len, 0, items, 3), want);
        EXPECT(rashinban_items_by_label(bad, len, 0, items, ROOM), want);
        EXPECT(rashinban_search(bad, len, 0, 0, 0, 0, items, ROOM, &number), want);
        EXPECT(rashinban_item_matches(bad, len, 0, 1, matches, ROOM), want);
        EXPECT(rashinban_fold(bad, len, buffer, ROOM), want);
        EXPECT(rashinban_kind_by_name(bad, len, &number), want);
        EXPECT(rashinban_lang_by_name(bad, len, &number), want);
        EXPECT(rashinban_edition_by_name(bad, len, &number), want);
        EXPECT(rashinban_convert(bad, len, 0, RASHINBAN_ENCODING_CP932, 0, 1, buffer, ROOM, items, ROOM, &number), want);
        EXPECT(rashinban_measure(bad, len, 0, &number, items), want);
    }
    EXPECT(rashinban_item_by_code(bytes("V01\0"), 4, 0, &number), RASHINBAN_ERROR_MALFORMED_CODE);
    EXPECT(rashinban_item_by_code(bytes("V01\0zz"), 6, 0, &number), RASHINBAN_ERROR_MALFORMED_CODE);
    expect_untouched();
}

static void huge_texts(void)
{
    enum { SIZE = 10 * 1000 * 1000 };
    uint8_t *huge = malloc(SIZE);
    if (huge == NULL)
        exit(2);
    memset(huge, 'a', SIZE);
    EXPECT(rashinban_search(huge, SIZE, 0, 0, 0, 0, items, ROOM, &number), RASHINBAN_ERROR_QUERY_TOO_LONG);
    EXPECT(rashinban_item_matches(huge, SIZE, 0, 1, matches, ROOM), RASHINBAN_ERROR_QUERY_TOO_LONG);
    EXPECT(rashinban_item_by_code(huge, SIZE, 0, &number), RASHINBAN_ERROR_MALFORMED_CODE);
    EXPECT(rashinban_items_by_label(huge, SIZE, 0, items, ROOM), 0);
    EXPECT(rashinban_fold(huge, SIZE, NULL, 0), SIZE);
    EXPECT(rashinban_fold(huge, SIZE, buffer, ROOM), RASHINBAN_ERROR_BUFFER_TOO_SMALL);
    memset(huge, ' ', SIZE);
    EXPECT(rashinban_search(huge, SIZE, 0, 0, 0, 0, items, ROOM, &number), RASHINBAN_ERROR_EMPTY_QUERY);
    EXPECT(rashinban_items_by_label(huge, SIZE, 0, items, ROOM), 0);
    EXPECT(rashinban_item_by_code(huge, SIZE, 0, &number), RASHINBAN_ERROR_MALFORMED_CODE);
    expect_untouched();
    memcpy(huge + SIZE - 3, "V01", 3);
    EXPECT(rashinban_item_by_code(huge, SIZE, 0, &number), RASHINBAN_OK);
    EXPECT(number, RASHINBAN_ITEM_V01);
    mark_all();
    free(huge);
}

/* What is told of the loaded library, and that its strings end in a NUL. */
static void about_itself(void)
{
    EXPECT(rashinban_abi_version(), RASHINBAN_ABI_VERSION);
    EXPECT(rashinban_version(&text), RASHINBAN_OK);
    EXPECT(strcmp((const char *)text.ptr, RASHINBAN_VERSION), 0);
    EXPECT(rashinban_export_json(&text), RASHINBAN_OK);
    EXPECT((int32_t)strlen((const char *)text.ptr), text.len);
    for (int32_t status = -17; status <= 1; status++) {
        EXPECT(rashinban_status_name(status, &text), RASHINBAN_OK);
        EXPECT((int32_t)strlen((const char *)text.ptr), text.len);
        EXPECT(rashinban_status_message(status, RASHINBAN_LANG_EN, &text), RASHINBAN_OK);
        EXPECT((int32_t)strlen((const char *)text.ptr), text.len);
    }
    mark_all();
}

int main(void)
{
    mark_all();
    numbers_of_nothing();
    null_pointers();
    negative_lengths();
    too_small();
    malformed_utf8();
    huge_texts();
    about_itself();
    printf("%d passed, %d failed\n", passed, failed);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
