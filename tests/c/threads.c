/*
 * Eight threads that call every function at once, the one that makes the JSON document on its first call among them;
 * each must get what a single thread gets.
 */
#include <pthread.h>
#include <rashinban/rashinban_register.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { THREADS = 8, ROUNDS = 2 };
/* From below the last of the errors to one item more than there are. */
enum { LEAST = -20, MOST = 143 };

static int32_t (*const names[])(int32_t, rashinban_str *) = {
    rashinban_status_name,  rashinban_lang_name,         rashinban_label_status_name, rashinban_kind_name,
    rashinban_item_code,    rashinban_item_figure,       rashinban_fold_name,         rashinban_field_name,
    rashinban_reason_name,  rashinban_attribution,       rashinban_edition_name,      rashinban_edition_decided_on,
    rashinban_crosswalk_name, rashinban_encoding_name,
};
static int32_t (*const texts[])(int32_t, int32_t, rashinban_str *) = {
    rashinban_status_message, rashinban_kind_label, rashinban_item_label, rashinban_item_text,
    rashinban_item_note,      rashinban_item_field, rashinban_term_label,
};
static int32_t (*const numbers[])(int32_t, int32_t *) = {
    rashinban_item_kind,           rashinban_item_number,        rashinban_item_edition,       rashinban_item_parent,
    rashinban_item_previous,       rashinban_item_next,          rashinban_edition_superseded_by,
    rashinban_edition_is_carried,  rashinban_edition_is_confirmed,
};
static int32_t (*const pairs[])(int32_t, int32_t, int32_t *) = {
    rashinban_item_by_number, rashinban_item_label_status, rashinban_item_child, rashinban_item_is_within,
    rashinban_item_crosswalk,
};
static int32_t (*const lists[])(int32_t, int32_t *, int32_t) = {
    rashinban_item_children, rashinban_item_descendants, rashinban_item_ancestors, rashinban_item_path,
    rashinban_item_siblings, rashinban_items_of_kind,
};
static int32_t (*const by_name[])(const uint8_t *, int32_t, int32_t *) = {
    rashinban_lang_by_name, rashinban_kind_by_name, rashinban_edition_by_name,
};
static int32_t (*const copies[])(int32_t, int32_t, int32_t, uint8_t *, int32_t, int32_t) = {
    rashinban_copy_label, rashinban_copy_text,
};

#define EACH(function, table) \
    for (size_t function = 0; function < sizeof(table) / sizeof *(table); function++)

/* FNV-1a over every byte that a call gives. */
static uint64_t more(uint64_t hash, const void *data, size_t size)
{
    const unsigned char *bytes = data;
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ bytes[i]) * 0x100000001b3u;
    return hash;
}

static uint64_t number(uint64_t hash, int32_t status, int32_t out)
{
    hash = more(hash, &status, sizeof status);
    return status < 0 ? hash : more(hash, &out, sizeof out);
}

static uint64_t text(uint64_t hash, int32_t status, rashinban_str out)
{
    hash = more(hash, &status, sizeof status);
    return status < 0 ? hash : more(hash, out.ptr, (size_t)out.len);
}

/* What a call has put into an array: as many as it says, or as there is room. */
static uint64_t list(uint64_t hash, int32_t count, const void *items, size_t size, int32_t cap)
{
    hash = more(hash, &count, sizeof count);
    return count < 0 ? hash : more(hash, items, size * (size_t)(count < cap ? count : cap));
}

static uint64_t constants(uint64_t hash)
{
    rashinban_str out = {NULL, 0};
    int32_t editions[16], edition = 0;

    hash = number(hash, 0, rashinban_abi_version());
    hash = text(hash, rashinban_version(&out), out);
    hash = text(hash, rashinban_export_json(&out), out);
    hash = number(hash, rashinban_edition_carried(&edition), edition);
    hash = number(hash, rashinban_edition_newest(&edition), edition);
    return list(hash, rashinban_editions(editions, 16), editions, sizeof *editions, 16);
}

/* Whatever takes a number first: an item, a kind, a status, an edition. */
static uint64_t numbered(uint64_t hash, int32_t first)
{
    rashinban_str out = {NULL, 0};
    int32_t items[160], one = 0;
    uint8_t buffer[1024];

    EACH(f, names) hash = text(hash, names[f](first, &out), out);
    EACH(f, numbers) hash = number(hash, numbers[f](first, &one), one);
    EACH(f, lists) hash = list(hash, lists[f](first, items, 160), items, sizeof *items, 160);
    for (int32_t second = -1; second < 9; second++) {
        EACH(f, texts) hash = text(hash, texts[f](first, second, &out), out);
        EACH(f, pairs) hash = number(hash, pairs[f](first, second, &one), one);
    }
    for (int32_t encoding = 0; encoding < 3; encoding++) {
        memset(buffer, 0, sizeof buffer);
        hash = number(hash, rashinban_copy_code(first, encoding, buffer, 20, RASHINBAN_PAD_SPACE), encoding);
        EACH(f, copies)
            for (int32_t lang = 0; lang < 3; lang++)
                hash = number(hash, copies[f](first, lang, encoding, buffer, 40, RASHINBAN_PAD_WIDE_SPACE), lang);
        hash = more(hash, buffer, sizeof buffer);
    }
    return hash;
}

static uint64_t of_item(uint64_t hash, int32_t item)
{
    static const uint8_t query[] = {0xc3, 0xde, 0xbc, 0xde, 0xc0, 0xd9}; /* ﾃﾞｼﾞﾀﾙ in CP932 */
    rashinban_provenance source;
    rashinban_occurrence occurrences[8];
    rashinban_match matches[64];
    rashinban_cross_reference references[64];
    int32_t count = rashinban_item_provenance(item, &source);

    if (count >= 0)
        hash = text(text(text(hash, source.line, source.document), source.column, source.heading), 0, source.verbatim);
    count = rashinban_item_occurrences(item, occurrences, 8);
    for (int32_t i = 0; i < count && i < 8; i++)
        hash = text(hash, occurrences[i].line, occurrences[i].verbatim);
    count = rashinban_item_cross_references(item, references, 64);
    hash = list(hash, count, references, sizeof *references, 64);
    count = rashinban_item_matches(query, sizeof query, RASHINBAN_ENCODING_CP932, item, matches, 64);
    return list(hash, count, matches, sizeof *matches, 64);
}

/* Whatever takes a text. */
static uint64_t typed(uint64_t hash, rashinban_str in)
{
    int32_t items[160], one = 0, columns = 0, count;
    uint8_t buffer[8192];

    EACH(f, by_name) hash = number(hash, by_name[f](in.ptr, in.len, &one), one);
    for (int32_t encoding = 0; encoding < 3; encoding++) {
        hash = number(hash, rashinban_item_by_code(in.ptr, in.len, encoding, &one), one);
        count = rashinban_items_nearest(in.ptr, in.len, encoding, items, 160);
        hash = list(hash, count, items, sizeof *items, 160);
        count = rashinban_items_by_label(in.ptr, in.len, encoding, items, 160);
        hash = list(hash, count, items, sizeof *items, 160);
        count = rashinban_search(in.ptr, in.len, encoding, 0, 0, 0, items, 160, &one);
        hash = list(number(hash, count, one), count, items, sizeof *items, 160);
        hash = number(hash, rashinban_measure(in.ptr, in.len, encoding, &one, &columns), one);
        count = rashinban_convert(in.ptr, in.len, encoding, RASHINBAN_ENCODING_CP932, RASHINBAN_PAD_NUL, 1, buffer,
                                  (int32_t)sizeof buffer, items, 160, &one);
        hash = list(number(hash, columns, count), count, buffer, 1, (int32_t)sizeof buffer);
    }
    count = rashinban_fold(in.ptr, in.len, buffer, (int32_t)sizeof buffer);
    return list(hash, count, buffer, 1, (int32_t)sizeof buffer);
}

/* A register of its own and one that all share. Handles differ from call to call, and are not told. */
static const char MEASURES[] =
    "{\"as_of\": \"2026-03-31\", \"measures\": [{\"id\": \"1\", \"title\": \"A\", \"status\": \"in-progress\","
    "\"alignments\": [{\"item\": \"I01-02\", \"alignment\": \"primary\"}],"
    "\"indicators\": [{\"name\": \"B\", \"baseline\": {\"date\": \"2024-04-01\", \"value\": 20},"
    "\"target\": {\"date\": \"2027-03-31\", \"value\": 80},"
    "\"measurements\": [{\"date\": \"2026-03-31\", \"value\": 50}]}]}]}";
static int32_t shared;

static int32_t measures(int32_t *out_diagnostics)
{
    int32_t handle = 0;
    (void)rashinban_register_read((const uint8_t *)MEASURES, (int32_t)sizeof MEASURES - 1, RASHINBAN_FORMAT_JSON, &handle,
                                  out_diagnostics);
    return handle;
}

static uint64_t of_document(uint64_t hash, int32_t status, int32_t document)
{
    rashinban_str out = {NULL, 0};
    uint8_t buffer[64] = {0};

    hash = text(hash, rashinban_document_text(document, &out), out);
    hash = number(hash, rashinban_copy_document(document, 0, buffer, (int32_t)sizeof buffer, RASHINBAN_PAD_SPACE), status);
    return number(more(hash, buffer, sizeof buffer), rashinban_free(document), 0);
}

static uint64_t of_register(uint64_t hash, int32_t handle)
{
    static const uint8_t query[] = "coverage";
    int32_t document = 0, diagnostics = 0, status;
    rashinban_progress rows[2];
    rashinban_aligned_item items[2];
    rashinban_diagnostic found[16];
    rashinban_str out = {NULL, 0};
    uint8_t buffer[32] = {0};

    hash = number(hash, rashinban_register_measures(handle), 0);
    hash = number(hash, rashinban_register_find(handle, (const uint8_t *)"1", 1, RASHINBAN_ENCODING_UTF8), 0);
    hash = number(hash, rashinban_measure_status(handle, 0), rashinban_measure_stage(handle, 0));
    status = rashinban_copy_measure_text(handle, 0, RASHINBAN_MEASURE_TITLE, 0, buffer, (int32_t)sizeof buffer, 0);
    hash = more(number(hash, status, 0), buffer, sizeof buffer);
    status = rashinban_measure_alignments(handle, 0, items, 2);
    hash = list(hash, status, items, sizeof *items, 2);
    hash = list(hash, rashinban_register_progress(handle, 20260331, rows, 2), rows, sizeof *rows, 2);
    hash = number(hash, rashinban_register_check(handle, 20260331, &diagnostics), 0);
    status = rashinban_diagnostics(diagnostics, found, 16);
    hash = list(hash, status, found, sizeof *found, 16);
    status = rashinban_copy_diagnostic_text(diagnostics, 0, RASHINBAN_DIAGNOSTIC_REASON_JA, 0, NULL, 0, 0);
    hash = number(number(hash, status, 0), rashinban_free(diagnostics), 0);
    hash = number(hash, rashinban_word_name(RASHINBAN_LIST_RULE, found[0].rule, &out), 0);
    hash = text(hash, 0, out);
    status = rashinban_register_ask(&handle, 1, query, (int32_t)sizeof query - 1, NULL, 0, &document);
    hash = of_document(hash, status, document);
    status = rashinban_register_write(handle, RASHINBAN_FORMAT_JSON_LINES, &document);
    return of_document(hash, status, document);
}

static uint64_t registers(uint64_t hash)
{
    int32_t diagnostics = 0, own = measures(&diagnostics);

    hash = of_register(of_register(hash, own), shared);
    return number(number(hash, rashinban_free(own), 0), rashinban_free(diagnostics), 0);
}

static uint64_t once(void)
{
    uint64_t hash = constants(0xcbf29ce484222325u);
    rashinban_str out;

    for (int32_t first = LEAST; first <= MOST; first++)
        hash = numbered(hash, first);
    for (int32_t item = 0; item <= MOST; item++) {
        hash = of_item(hash, item);
        if (rashinban_item_code(item, &out) >= 0)
            hash = typed(hash, out);
        if (rashinban_item_label(item, item % 3, &out) >= 0)
            hash = typed(hash, out);
    }
    return registers(hash);
}

static void *rounds(void *place)
{
    uint64_t *hash = place;
    *hash = once();
    for (int i = 1; i < ROUNDS; i++)
        if (once() != *hash)
            *hash = 0;
    return NULL;
}

int main(void)
{
    pthread_t threads[THREADS];
    uint64_t hashes[THREADS];
    int failed = 0;
    int32_t diagnostics = 0;

    shared = measures(&diagnostics);
    for (int i = 0; i < THREADS; i++)
        if (pthread_create(&threads[i], NULL, rounds, &hashes[i]) != 0)
            return EXIT_FAILURE;
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    const uint64_t want = once();
    for (int i = 0; i < THREADS; i++)
        failed += hashes[i] != want;
    failed += rashinban_free(shared) < 0 || rashinban_free(diagnostics) < 0;
    printf("%d passed, %d failed\n", THREADS - failed, failed);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
