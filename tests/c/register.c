/*
 * Registers from C: read, checked, asked, written, and let go of; and what a careless caller does with handles.
 */
#include <rashinban/rashinban_register.h>
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

static const uint8_t *bytes(const char *text)
{
    return (const uint8_t *)text;
}

static int32_t length(const char *text)
{
    return (int32_t)strlen(text);
}

static const char GOOD[] =
    "{\"title\": \"架空市DX推進計画\", \"edition\": \"2023\", \"as_of\": \"2026-03-31\",\n"
    " \"owner\": {\"name\": \"架空市\"},\n"
    " \"measures\": [\n"
    "  {\"id\": \"1-1\", \"title\": \"書かない窓口\", \"owner\": {\"department\": \"市民課\"}, \"status\": \"in-progress\",\n"
    "   \"stage\": \"do\", \"period\": {\"start\": \"2024-04-01\", \"end\": \"2027-03-31\"},\n"
    "   \"alignments\": [{\"item\": \"I01-02\", \"alignment\": \"primary\"}, {\"item\": \"P03-01\", \"alignment\": \"related\"}],\n"
    "   \"indicators\": [{\"name\": \"利用率\", \"unit\": \"%\", \"baseline\": {\"date\": \"2024-04-01\", \"value\": 20},\n"
    "     \"target\": {\"date\": \"2027-03-31\", \"value\": 80}, \"measurements\": [{\"date\": \"2026-03-31\", \"value\": 50}]}]},\n"
    "  {\"id\": \"1-2\", \"title\": \"紙の様式\", \"status\": \"consolidated\", \"consolidated_into\": \"1-1\"},\n"
    "  {\"id\": \"2-1\", \"title\": \"公開データ\"}\n"
    " ]}\n";

static const char BAD[] =
    "{\"measures\": [\n"
    "  {\"id\": \"1\", \"title\": \"あ\", \"alignments\": [{\"item\": \"I99-02\", \"alignment\": \"primary\"}]},\n"
    "  {\"id\": \"2\", \"title\": \"い\", \"period\": {\"start\": \"令和7年13月1日\"}}\n"
    "]}\n";

static int32_t read_register(const char *text, int32_t *diagnostics)
{
    int32_t handle = -1;
    int32_t status = rashinban_register_read(bytes(text), length(text), RASHINBAN_FORMAT_JSON, &handle, diagnostics);
    return status < 0 ? status : handle;
}

static void measures(int32_t handle)
{
    static const uint8_t id[] = {'1', '-', '1'}, department[] = {0x8e, 0x73, 0x96, 0xaf, 0x89, 0xdb, ' ', ' '};
    rashinban_aligned_item items[4];
    uint8_t field[8];
    char text[64];

    EXPECT(rashinban_register_measures(handle), 3);
    EXPECT(rashinban_register_find(handle, id, 3, RASHINBAN_ENCODING_CP932), 0);
    EXPECT(rashinban_register_find(handle, bytes("9-9"), 3, RASHINBAN_ENCODING_UTF8), RASHINBAN_ERROR_UNKNOWN_CODE);
    EXPECT(rashinban_copy_measure_text(handle, 0, RASHINBAN_MEASURE_DEPARTMENT, RASHINBAN_ENCODING_CP932, field,
                                       (int32_t)sizeof field, RASHINBAN_PAD_SPACE), 6);
    EXPECT(memcmp(field, department, sizeof field), 0);
    EXPECT(rashinban_copy_measure_text(handle, 1, RASHINBAN_MEASURE_OWNER_NAME, RASHINBAN_ENCODING_UTF8, (uint8_t *)text,
                                       (int32_t)sizeof text, RASHINBAN_PAD_NUL), 9);
    EXPECT(strcmp(text, "架空市"), 0);
    EXPECT(rashinban_copy_measure_text(handle, 0, RASHINBAN_MEASURE_END, RASHINBAN_ENCODING_UTF8, (uint8_t *)text,
                                       (int32_t)sizeof text, RASHINBAN_PAD_NUL), 10);
    EXPECT(strcmp(text, "2027-03-31"), 0);
    EXPECT(rashinban_copy_measure_text(handle, 2, RASHINBAN_MEASURE_START, RASHINBAN_ENCODING_UTF8, NULL, 0, 0), 0);
    EXPECT(rashinban_copy_measure_text(handle, 3, RASHINBAN_MEASURE_ID, RASHINBAN_ENCODING_UTF8, NULL, 0, 0),
           RASHINBAN_ERROR_UNKNOWN_NUMBER);
    EXPECT(rashinban_copy_measure_text(handle, 0, 99, RASHINBAN_ENCODING_UTF8, NULL, 0, 0), RASHINBAN_ERROR_UNKNOWN_NUMBER);
    EXPECT(rashinban_measure_status(handle, 0), RASHINBAN_STATUS_IN_PROGRESS);
    EXPECT(rashinban_measure_status(handle, 1), RASHINBAN_STATUS_CONSOLIDATED);
    EXPECT(rashinban_measure_status(handle, 2), 0);
    EXPECT(rashinban_measure_stage(handle, 0), RASHINBAN_STAGE_DO);
    EXPECT(rashinban_measure_stage(handle, -1), RASHINBAN_ERROR_UNKNOWN_NUMBER);
    EXPECT(rashinban_measure_alignments(handle, 0, items, 4), 2);
    EXPECT(items[0].item, RASHINBAN_ITEM_I01_02);
    EXPECT(items[0].alignment, RASHINBAN_ALIGNMENT_PRIMARY);
    EXPECT(items[1].item, RASHINBAN_ITEM_P03_01);
    EXPECT(rashinban_measure_alignments(handle, 0, items, 1), RASHINBAN_ERROR_BUFFER_TOO_SMALL);
}

static void progress(int32_t handle)
{
    rashinban_progress rows[3];

    EXPECT(rashinban_register_progress(handle, 0, rows, 3), 2);
    EXPECT(rows[0].measure, 0);
    /* 100 · (50 − 20) / (80 − 20) */
    EXPECT(rows[0].achievement, 5000);
    /* 729 of 1,094 days have passed: 66.64 %. */
    EXPECT(rows[0].expected, 6664);
    EXPECT(rows[0].pace, RASHINBAN_PACE_BEHIND);
    EXPECT(rows[0].counted, 1);
    EXPECT(rows[1].measure, 2);
    EXPECT(rows[1].achievement, -1);
    EXPECT(rows[1].pace, RASHINBAN_PACE_NOT_EVALUABLE);
    EXPECT(rashinban_register_progress(handle, 20261332, rows, 3), RASHINBAN_ERROR_INVALID_ARGUMENT);
    EXPECT(rashinban_register_progress(handle, -20260331, rows, 3), RASHINBAN_ERROR_INVALID_ARGUMENT);
}

/* Every question that this register alone, or twice, can answer. */
static void questions(int32_t handle)
{
    static const char *const one[] = {"progress", "coverage", "assess", "indicators", "rating"};
    const int32_t both[] = {handle, handle};
    rashinban_str text;
    int32_t document = 0;

    for (size_t i = 0; i < sizeof one / sizeof *one; i++) {
        EXPECT(rashinban_register_ask(both, 1, bytes(one[i]), length(one[i]), NULL, 0, &document), 0);
        EXPECT(rashinban_document_text(document, &text), RASHINBAN_OK);
        EXPECT(strstr((const char *)text.ptr, one[i]) != NULL && (int32_t)strlen((const char *)text.ptr) == text.len, 1);
        EXPECT(rashinban_copy_document(document, RASHINBAN_ENCODING_UTF8, NULL, 0, RASHINBAN_PAD_NUL), text.len);
        EXPECT(rashinban_free(document), RASHINBAN_OK);
    }
    EXPECT(rashinban_register_ask(both, 2, bytes("diff"), 4, bytes("{}"), 2, &document), 0);
    EXPECT(rashinban_free(document), RASHINBAN_OK);
    EXPECT(rashinban_register_ask(both, 1, bytes("fortune"), 7, NULL, 0, &document), 1);
    EXPECT(rashinban_document_text(document, &text), RASHINBAN_OK);
    EXPECT(strstr((const char *)text.ptr, "fortune") != NULL, 1);
    EXPECT(rashinban_free(document), RASHINBAN_OK);
    EXPECT(rashinban_register_ask(both, 1, bytes("progress"), 8, bytes("{\"day\": 1}"), 10, &document), 1);
    EXPECT(rashinban_free(document), RASHINBAN_OK);
}

/* What is written is read as the same, and written again byte for byte. */
static void round_trip(int32_t handle)
{
    for (int32_t format = RASHINBAN_FORMAT_JSON; format <= RASHINBAN_FORMAT_CSV; format++) {
        rashinban_str first, second;
        int32_t document = 0, again = 0, diagnostics = 0, written = 0;
        EXPECT(rashinban_register_write(handle, format, &document), RASHINBAN_OK);
        EXPECT(rashinban_document_text(document, &first), RASHINBAN_OK);
        EXPECT(rashinban_register_read(first.ptr, first.len, format, &again, &diagnostics), 0);
        EXPECT(rashinban_register_write(again, format, &written), RASHINBAN_OK);
        EXPECT(rashinban_document_text(written, &second), RASHINBAN_OK);
        EXPECT(first.len == second.len && memcmp(first.ptr, second.ptr, (size_t)first.len) == 0, 1);
        EXPECT(rashinban_free(document), RASHINBAN_OK);
        EXPECT(rashinban_free(again), RASHINBAN_OK);
        EXPECT(rashinban_free(diagnostics), RASHINBAN_OK);
        EXPECT(rashinban_free(written), RASHINBAN_OK);
    }
    int32_t document = 0;
    EXPECT(rashinban_register_write(handle, 9, &document), RASHINBAN_ERROR_INVALID_ARGUMENT);
}

/* The table as a spreadsheet in Japan saves it, CP932 with CRLF; what is wrong has a row and a column. */
static void table(void)
{
    static const char csv[] =
        "\x8e\x7b\x8d\xf4\x94\xd4\x8d\x86,\x8e\x7b\x8d\xf4\x96\xbc,\x8a\x4a\x8e\x6e\x93\xfa,\x8f\x49\x97\xb9\x93\xfa\r\n"
        "1,\x91\x8b\x8c\xfb,\x97\xdf\x98\x61\x37\x94\x4e\x34\x8c\x8e\x31\x93\xfa,2024-03-31\r\n";
    rashinban_diagnostic found[16];
    int32_t handle = 0, diagnostics = 0, seen = 0;
    EXPECT(rashinban_register_read(bytes(csv), length(csv), 0, &handle, &diagnostics), 0);
    EXPECT(rashinban_free(diagnostics), RASHINBAN_OK);
    EXPECT(rashinban_register_measures(handle), 1);
    EXPECT(rashinban_register_check(handle, 0, &diagnostics), 1);
    int32_t count = rashinban_diagnostics(diagnostics, found, 16);
    for (int32_t i = 0; i < count; i++) {
        char column[16];
        if (found[i].rule != RASHINBAN_RULE_DATES_OUT_OF_ORDER)
            continue;
        EXPECT(found[i].row, 2);
        EXPECT(rashinban_copy_diagnostic_text(diagnostics, i, RASHINBAN_DIAGNOSTIC_COLUMN, RASHINBAN_ENCODING_UTF8,
                                              (uint8_t *)column, (int32_t)sizeof column, RASHINBAN_PAD_NUL), 9);
        EXPECT(strcmp(column, "終了日"), 0);
        seen++;
    }
    EXPECT(seen, 1);
    EXPECT(rashinban_free(diagnostics), RASHINBAN_OK);
    EXPECT(rashinban_free(handle), RASHINBAN_OK);
    /* A workbook is refused in words. */
    EXPECT(rashinban_register_read(bytes("PK\x03\x04"), 4, 0, &handle, &diagnostics), 1);
    EXPECT(handle, 0);
    EXPECT(rashinban_free(diagnostics), RASHINBAN_OK);
}

static void faults(void)
{
    rashinban_diagnostic rows[8];
    uint8_t text[256];
    int32_t diagnostics = 0, unloaded = -1, count, unknown = 0, dates = 0;

    EXPECT(rashinban_register_read(bytes(BAD), length(BAD), RASHINBAN_FORMAT_JSON, &unloaded, &diagnostics), 2);
    EXPECT(unloaded, 0);
    count = rashinban_diagnostics(diagnostics, rows, 8);
    EXPECT(count >= 2, 1);
    for (int32_t i = 0; i < count; i++) {
        if (rows[i].severity != RASHINBAN_SEVERITY_ERROR)
            continue;
        unknown += rows[i].rule == RASHINBAN_RULE_UNKNOWN_ITEM;
        dates += rows[i].rule == RASHINBAN_RULE_MALFORMED_DATE;
        for (int32_t field = RASHINBAN_DIAGNOSTIC_VALUE; field <= RASHINBAN_DIAGNOSTIC_REASON_EN; field++)
            EXPECT(rashinban_copy_diagnostic_text(diagnostics, i, field, RASHINBAN_ENCODING_UTF16LE, text,
                                                  (int32_t)sizeof text, RASHINBAN_PAD_SPACE) > 0, 1);
    }
    EXPECT(unknown, 1);
    EXPECT(dates, 1);
    EXPECT(rashinban_copy_diagnostic_text(diagnostics, count, RASHINBAN_DIAGNOSTIC_VALUE, 0, NULL, 0, 0),
           RASHINBAN_ERROR_UNKNOWN_NUMBER);
    EXPECT(rashinban_copy_diagnostic_text(diagnostics, 0, 99, 0, NULL, 0, 0), RASHINBAN_ERROR_UNKNOWN_NUMBER);
    EXPECT(rashinban_free(diagnostics), RASHINBAN_OK);
    EXPECT(rashinban_diagnostics(diagnostics, rows, 8), RASHINBAN_ERROR_UNKNOWN_NUMBER);

    EXPECT(rashinban_register_read(bytes("no JSON"), 7, RASHINBAN_FORMAT_JSON, &unloaded, &diagnostics), 1);
    EXPECT(unloaded, 0);
    EXPECT(rashinban_free(diagnostics), RASHINBAN_OK);
}

/* Handles of the wrong sort, never given, let go of; places for answers that are none. */
static void careless(int32_t handle, int32_t diagnostics)
{
    const int32_t none[] = {0, -1, 1, INT32_MAX, INT32_MIN, diagnostics};
    rashinban_progress rows[3];
    rashinban_str text;
    int32_t out = 0;

    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        EXPECT(rashinban_register_measures(none[i]), RASHINBAN_ERROR_UNKNOWN_NUMBER);
        EXPECT(rashinban_register_check(none[i], 0, &out), RASHINBAN_ERROR_UNKNOWN_NUMBER);
        EXPECT(rashinban_register_progress(none[i], 0, rows, 3), RASHINBAN_ERROR_UNKNOWN_NUMBER);
        EXPECT(rashinban_register_ask(&none[i], 1, bytes("progress"), 8, NULL, 0, &out), RASHINBAN_ERROR_UNKNOWN_NUMBER);
        EXPECT(rashinban_document_text(none[i], &text), RASHINBAN_ERROR_UNKNOWN_NUMBER);
    }
    EXPECT(rashinban_free(0), RASHINBAN_OK);
    EXPECT(rashinban_free(-1), RASHINBAN_ERROR_UNKNOWN_NUMBER);
    EXPECT(rashinban_diagnostics(handle, NULL, 0), RASHINBAN_ERROR_UNKNOWN_NUMBER);
    EXPECT(rashinban_register_read(NULL, 3, RASHINBAN_FORMAT_JSON, &out, &out), RASHINBAN_ERROR_NULL_POINTER);
    EXPECT(rashinban_register_read(bytes("{}"), 2, RASHINBAN_FORMAT_JSON, NULL, &out), RASHINBAN_ERROR_NULL_POINTER);
    EXPECT(rashinban_register_read(bytes("{}"), -2, RASHINBAN_FORMAT_JSON, &out, &out), RASHINBAN_ERROR_INVALID_ARGUMENT);
    EXPECT(rashinban_register_read(bytes("{}"), 2, 9, &out, &out), RASHINBAN_ERROR_INVALID_ARGUMENT);
    EXPECT(rashinban_register_ask(&handle, -1, bytes("progress"), 8, NULL, 0, &out), RASHINBAN_ERROR_INVALID_ARGUMENT);
    EXPECT(rashinban_register_ask(NULL, 1, bytes("progress"), 8, NULL, 0, &out), RASHINBAN_ERROR_NULL_POINTER);
    EXPECT(rashinban_register_write(handle, RASHINBAN_FORMAT_JSON, NULL), RASHINBAN_ERROR_NULL_POINTER);
    EXPECT(rashinban_word_name(RASHINBAN_LIST_STATUS, 99, &text), RASHINBAN_ERROR_UNKNOWN_NUMBER);
    EXPECT(rashinban_word_name(99, 1, &text), RASHINBAN_ERROR_UNKNOWN_NUMBER);
}

int main(void)
{
    rashinban_str name;
    int32_t diagnostics = 0, found = 0, handle = read_register(GOOD, &diagnostics);

    EXPECT(handle > 0, 1);
    measures(handle);
    progress(handle);
    questions(handle);
    round_trip(handle);
    table();
    faults();
    EXPECT(rashinban_register_check(handle, 20260331, &found), 0);
    /* Without an alignment, for one. */
    EXPECT(rashinban_diagnostics(found, NULL, 0) > 0, 1);
    careless(handle, diagnostics);
    EXPECT(rashinban_word_name(RASHINBAN_LIST_RULE, RASHINBAN_RULE_NO_ALIGNMENT, &name), RASHINBAN_OK);
    EXPECT(strcmp((const char *)name.ptr, "no-alignment"), 0);
    EXPECT(rashinban_free(found), RASHINBAN_OK);
    EXPECT(rashinban_free(diagnostics), RASHINBAN_OK);
    EXPECT(rashinban_free(handle), RASHINBAN_OK);
    EXPECT(rashinban_free(handle), RASHINBAN_ERROR_UNKNOWN_NUMBER);
    printf("%d passed, %d failed\n", passed, failed);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
