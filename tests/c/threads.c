/*
 * Eight threads that call at once what reads tables, decodes, encodes, searches, and makes the JSON document on the first
 * call; each must get what a single thread gets.
 */
#include <pthread.h>
#include <rashinban/rashinban.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { THREADS = 8, ROUNDS = 3 };

/* FNV-1a over every byte that a call gives. */
static uint64_t more(uint64_t hash, const void *data, size_t size)
{
    const unsigned char *bytes = data;
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ bytes[i]) * 0x100000001b3u;
    return hash;
}

static uint64_t text(uint64_t hash, int32_t status, rashinban_str out)
{
    if (status < 0)
        return more(hash, &status, sizeof status);
    return more(hash, out.ptr, (size_t)out.len);
}

static uint64_t once(void)
{
    static const uint8_t query[] = {0xc3, 0xde, 0xbc, 0xde, 0xc0, 0xd9}; /* ﾃﾞｼﾞﾀﾙ in CP932 */
    uint64_t hash = 0xcbf29ce484222325u;
    rashinban_str out = {NULL, 0};
    rashinban_provenance source;
    rashinban_match matches[64];
    rashinban_cross_reference references[64];
    int32_t items[160], number = 0, count, columns = 0;
    uint8_t buffer[8192];

    hash = text(hash, rashinban_export_json(&out), out);
    for (int32_t item = 1; item <= 142; item++) {
        for (int32_t lang = 0; lang < 3; lang++) {
            hash = text(hash, rashinban_item_label(item, lang, &out), out);
            hash = text(hash, rashinban_item_text(item, lang, &out), out);
            hash = text(hash, rashinban_item_note(item, lang, &out), out);
            for (int32_t encoding = 0; encoding < 3; encoding++) {
                count = rashinban_copy_label(item, lang, encoding, buffer, 40, RASHINBAN_PAD_WIDE_SPACE);
                hash = more(hash, buffer, 40) ^ (uint64_t)count;
            }
        }
        hash = text(hash, rashinban_item_code(item, &out), out);
        rashinban_item_by_code(out.ptr, out.len, RASHINBAN_ENCODING_CP932, &number);
        rashinban_item_provenance(item, &source);
        hash = text(hash, source.line, source.verbatim) ^ (uint64_t)number;
        count = rashinban_item_path(item, items, 160);
        hash = more(hash, items, (size_t)count * sizeof items[0]);
        count = rashinban_item_descendants(item, items, 160);
        hash = more(hash, items, (size_t)count * sizeof items[0]);
        count = rashinban_item_cross_references(item, references, 64);
        hash ^= (uint64_t)count;
        count = rashinban_item_matches(query, sizeof query, RASHINBAN_ENCODING_CP932, item, matches, 64);
        hash = more(hash, matches, (size_t)(count > 0 ? count : 0) * sizeof matches[0]);
    }
    count = rashinban_search(query, sizeof query, RASHINBAN_ENCODING_CP932, 0, 0, 0, items, 160, &number);
    hash = more(hash, items, (size_t)count * sizeof items[0]) ^ (uint64_t)number;
    rashinban_item_label(RASHINBAN_ITEM_V01, RASHINBAN_LANG_JA, &out);
    count = rashinban_convert(out.ptr, out.len, RASHINBAN_ENCODING_UTF8, RASHINBAN_ENCODING_CP932, RASHINBAN_PAD_NUL, 1,
                              buffer, (int32_t)sizeof buffer, items, 160, &number);
    hash = more(hash, buffer, (size_t)count);
    rashinban_measure(out.ptr, out.len, RASHINBAN_ENCODING_UTF8, &number, &columns);
    count = rashinban_fold(out.ptr, out.len, buffer, (int32_t)sizeof buffer);
    hash = more(hash, buffer, (size_t)count) ^ (uint64_t)columns;
    rashinban_status_message(RASHINBAN_ERROR_UNENCODABLE, RASHINBAN_LANG_JA, &out);
    return text(hash, 0, out);
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

#ifdef __SANITIZE_THREAD__
    /* The library is not instrumented, so that ThreadSanitizer cannot see how its one value that is made on demand is
     * handed over. Elsewhere eight threads are the first at once. */
    rashinban_str json;
    rashinban_export_json(&json);
#endif
    for (int i = 0; i < THREADS; i++)
        if (pthread_create(&threads[i], NULL, rounds, &hashes[i]) != 0)
            return EXIT_FAILURE;
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    const uint64_t want = once();
    for (int i = 0; i < THREADS; i++)
        failed += hashes[i] != want;
    printf("%d passed, %d failed\n", THREADS - failed, failed);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
