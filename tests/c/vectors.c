/*
 * Runs the vectors of tests/vectors, given as arguments, on the C ABI: each answer is built as JSON and compared with
 * the one that the vector wants. A call that is not in the table below is a failure.
 */
#include <cjson/cJSON.h>
#include <rashinban/rashinban.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* As many items as there are, chapters included, and more of the others than any answer holds. */
enum { ITEMS = 142, MATCHES = 512, REFERENCES = 128, OCCURRENCES = 8, EDITIONS = 16 };

/* The typed enums' members by name. The table is generated: no name is typed twice. */
static const struct {
    const char *type, *name;
    int32_t kind, number;
} enums[] = {
#include "enums.h"
};

static _Noreturn void fail(const char *what)
{
    fprintf(stderr, "%s\n", what);
    exit(2);
}

/* ---- memory: what a vector needs is freed when it is done ---- */

/* One for each argument and for each place that a query was found in. */
static void *kept[MATCHES + 8];
static size_t kept_count;

static char *room(size_t size)
{
    char *memory = calloc(size, 1);
    if (memory == NULL || kept_count == sizeof kept / sizeof kept[0])
        fail("no memory");
    kept[kept_count++] = memory;
    return memory;
}

static void free_kept(void)
{
    while (kept_count > 0)
        free(kept[--kept_count]);
}

/* ---- arguments ---- */

/* cJSON ends every string at its first NUL, and one of the vectors has a NUL inside: read_file writes this character
 * in its place, and text_of takes it back. */
enum { STAND_IN = 1 };

struct input {
    const uint8_t *ptr;
    int32_t len;
};

static const cJSON *argument(const cJSON *args, const char *name)
{
    const cJSON *value = cJSON_GetObjectItemCaseSensitive(args, name);
    if (value == NULL) {
        fprintf(stderr, "no argument %s\n", name);
        exit(2);
    }
    return value;
}

static struct input text_of(const cJSON *args, const char *name)
{
    const char *text = cJSON_GetStringValue(argument(args, name));
    if (text == NULL)
        fail("an argument should be a string");
    size_t len = strlen(text);
    char *copy = room(len + 1);
    for (size_t i = 0; i < len; i++)
        copy[i] = text[i] == STAND_IN ? '\0' : text[i];
    return (struct input){(const uint8_t *)copy, (int32_t)len};
}

static int is(struct input text, const char *name)
{
    return strcmp((const char *)text.ptr, name) == 0;
}

static int32_t number_of(const cJSON *args, const char *name)
{
    return argument(args, name)->valueint;
}

/* Finds what an argument names through one of the rashinban_…_by_… functions; what it does not find becomes -1, which
 * is no number of anything. */
typedef int32_t by_name(const uint8_t *name, int32_t len, int32_t *out);

static int32_t named(by_name *function, const cJSON *args, const char *name)
{
    struct input text = text_of(args, name);
    int32_t found = -1;
    function(text.ptr, text.len, &found);
    return found;
}

static int32_t by_code(const uint8_t *code, int32_t len, int32_t *out)
{
    return rashinban_item_by_code(code, len, RASHINBAN_ENCODING_UTF8, out);
}

static int32_t item_of(const cJSON *args)
{
    return named(by_code, args, "code");
}

static int32_t lang_of(const cJSON *args)
{
    return named(rashinban_lang_by_name, args, "lang");
}

/* ---- answers ---- */

/* The text must end in the NUL that the header promises, or strlen (and valgrind) would notice. */
static cJSON *string(rashinban_str text)
{
    if (text.ptr == NULL)
        return cJSON_CreateNull();
    if (strlen((const char *)text.ptr) != (size_t)text.len)
        fail("a string does not end in its only NUL");
    return cJSON_CreateString((const char *)text.ptr);
}

static cJSON *error(int32_t status)
{
    rashinban_str name = {NULL, 0};
    cJSON *answer = cJSON_CreateObject();
    if (rashinban_status_name(status, &name) != RASHINBAN_OK)
        fail("a status has no name");
    cJSON_AddItemToObject(answer, "error", string(name));
    return answer;
}

static cJSON *string_or_error(int32_t status, rashinban_str text)
{
    return status < 0 ? error(status) : string(text);
}

/* The code of an item; null for 0. */
static cJSON *code(int32_t item)
{
    rashinban_str text = {NULL, 0};
    return item == 0 ? cJSON_CreateNull() : string_or_error(rashinban_item_code(item, &text), text);
}

static cJSON *code_or_error(int32_t status, int32_t item)
{
    return status < 0 ? error(status) : code(item);
}

static cJSON *codes(const int32_t *items, int32_t count)
{
    cJSON *answer = cJSON_CreateArray();
    for (int32_t i = 0; i < count; i++)
        cJSON_AddItemToArray(answer, code(items[i]));
    return answer;
}

static cJSON *codes_or_error(int32_t count, const int32_t *items)
{
    return count < 0 ? error(count) : codes(items, count);
}

/* The name of a number, by one of the rashinban_…_name functions. */
typedef int32_t name_of(int32_t number, rashinban_str *out);

static cJSON *name(name_of *function, int32_t number)
{
    rashinban_str text = {NULL, 0};
    return string_or_error(function(number, &text), text);
}

/* ---- calls of one shape ---- */

static cJSON *related(int32_t (*function)(int32_t, int32_t *), const cJSON *args)
{
    int32_t item = 0;
    int32_t status = function(item_of(args), &item);
    return code_or_error(status, item);
}

static cJSON *listed(int32_t (*function)(int32_t, int32_t *, int32_t), int32_t of)
{
    int32_t items[ITEMS];
    int32_t count = function(of, items, ITEMS);
    if (count != function(of, NULL, 0))
        fail("a list and its count differ");
    return codes_or_error(count, items);
}

static cJSON *told(int32_t (*function)(int32_t, int32_t, rashinban_str *), const cJSON *args)
{
    rashinban_str text = {NULL, 0};
    int32_t status = function(item_of(args), lang_of(args), &text);
    return string_or_error(status, text);
}

/* ---- the calls ---- */

static cJSON *item_by_code(const cJSON *args)
{
    struct input text = text_of(args, "code");
    int32_t item = 0, nearest[3];
    int32_t status = rashinban_item_by_code(text.ptr, text.len, RASHINBAN_ENCODING_UTF8, &item);
    cJSON *answer = code_or_error(status, item);
    if (status == RASHINBAN_ERROR_UNKNOWN_CODE) {
        int32_t count = rashinban_items_nearest(text.ptr, text.len, RASHINBAN_ENCODING_UTF8, nearest, 3);
        cJSON_AddItemToObject(answer, "nearest", codes_or_error(count, nearest));
    }
    return answer;
}

static cJSON *item_by_number(const cJSON *args)
{
    int32_t item = 0;
    int32_t kind = named(rashinban_kind_by_name, args, "kind");
    int32_t status = rashinban_item_by_number(kind, number_of(args, "number"), &item);
    return code_or_error(status, item);
}

static cJSON *items_by_label(const cJSON *args)
{
    struct input label = text_of(args, "label");
    int32_t items[ITEMS];
    return codes_or_error(rashinban_items_by_label(label.ptr, label.len, RASHINBAN_ENCODING_UTF8, items, ITEMS), items);
}

static cJSON *enum_by_name(const cJSON *args)
{
    struct input type = text_of(args, "type"), member = text_of(args, "name");
    for (size_t i = 0; i < sizeof enums / sizeof enums[0]; i++) {
        if (is(type, enums[i].type) && is(member, enums[i].name)) {
            int32_t item = 0;
            int32_t status = rashinban_item_by_number(enums[i].kind, enums[i].number, &item);
            return code_or_error(status, item);
        }
    }
    return error(RASHINBAN_ERROR_UNKNOWN_NUMBER);
}

static cJSON *kind(const cJSON *args)
{
    int32_t number = 0;
    int32_t status = rashinban_item_kind(item_of(args), &number);
    return status < 0 ? error(status) : name(rashinban_kind_name, number);
}

static cJSON *number(const cJSON *args)
{
    int32_t value = 0;
    int32_t status = rashinban_item_number(item_of(args), &value);
    if (status < 0)
        return error(status);
    return value == 0 ? cJSON_CreateNull() : cJSON_CreateNumber(value);
}

static cJSON *label(const cJSON *args)
{
    return told(rashinban_item_label, args);
}

static cJSON *label_status(const cJSON *args)
{
    int32_t value = 0;
    int32_t status = rashinban_item_label_status(item_of(args), lang_of(args), &value);
    return status < 0 ? error(status) : name(rashinban_label_status_name, value);
}

static cJSON *text(const cJSON *args)
{
    return told(rashinban_item_text, args);
}

static cJSON *note(const cJSON *args)
{
    return told(rashinban_item_note, args);
}

static cJSON *figure(const cJSON *args)
{
    return name(rashinban_item_figure, item_of(args));
}

static cJSON *parent(const cJSON *args)
{
    return related(rashinban_item_parent, args);
}

static cJSON *previous(const cJSON *args)
{
    return related(rashinban_item_previous, args);
}

static cJSON *next(const cJSON *args)
{
    return related(rashinban_item_next, args);
}

static cJSON *child(const cJSON *args)
{
    int32_t item = 0;
    int32_t status = rashinban_item_child(item_of(args), number_of(args, "number"), &item);
    return code_or_error(status, item);
}

static cJSON *children(const cJSON *args)
{
    return listed(rashinban_item_children, item_of(args));
}

static cJSON *descendants(const cJSON *args)
{
    return listed(rashinban_item_descendants, item_of(args));
}

static cJSON *siblings(const cJSON *args)
{
    return listed(rashinban_item_siblings, item_of(args));
}

static cJSON *ancestors(const cJSON *args)
{
    return listed(rashinban_item_ancestors, item_of(args));
}

static cJSON *path(const cJSON *args)
{
    return listed(rashinban_item_path, item_of(args));
}

static cJSON *is_within(const cJSON *args)
{
    int32_t answer = 0;
    int32_t other = named(by_code, args, "other");
    int32_t status = rashinban_item_is_within(item_of(args), other, &answer);
    return status < 0 ? error(status) : cJSON_CreateBool(answer);
}

static cJSON *items(const cJSON *args)
{
    (void)args;
    return listed(rashinban_items_of_kind, 0);
}

static cJSON *chapters(const cJSON *args)
{
    (void)args;
    return listed(rashinban_items_of_kind, RASHINBAN_KIND_CHAPTER);
}

static cJSON *items_of_kind(const cJSON *args)
{
    return listed(rashinban_items_of_kind, named(rashinban_kind_by_name, args, "kind"));
}

static cJSON *kind_label(const cJSON *args)
{
    rashinban_str text = {NULL, 0};
    int32_t of = named(rashinban_kind_by_name, args, "kind");
    int32_t status = rashinban_kind_label(of, lang_of(args), &text);
    return string_or_error(status, text);
}

static cJSON *search(const cJSON *args)
{
    struct input query = text_of(args, "query");
    int32_t kind_wanted = 0, within = 0, offset = 0, limit = ITEMS, total = 0;
    int32_t found[ITEMS];
    if (cJSON_HasObjectItem(args, "kind"))
        kind_wanted = named(rashinban_kind_by_name, args, "kind");
    if (cJSON_HasObjectItem(args, "within"))
        within = named(by_code, args, "within");
    if (cJSON_HasObjectItem(args, "offset"))
        offset = number_of(args, "offset");
    if (cJSON_HasObjectItem(args, "limit") && number_of(args, "limit") < ITEMS)
        limit = number_of(args, "limit");
    int32_t count =
        rashinban_search(query.ptr, query.len, RASHINBAN_ENCODING_UTF8, kind_wanted, within, offset, found, limit, &total);
    if (count < 0)
        return error(count);
    cJSON *answer = cJSON_CreateObject();
    cJSON_AddNumberToObject(answer, "total", total);
    cJSON_AddItemToObject(answer, "items", codes(found, count));
    return answer;
}

static cJSON *match(int32_t item, const rashinban_match *found)
{
    rashinban_str field = {NULL, 0};
    cJSON *answer = cJSON_CreateObject(), *folds = cJSON_CreateArray();
    if (rashinban_item_field(item, found->field, &field) < 0 || found->end > field.len)
        fail("a match is not in its field");
    size_t len = (size_t)(found->end - found->start);
    char *matched = room(len + 1);
    memcpy(matched, field.ptr + found->start, len);
    for (int32_t fold = 1; fold <= found->folds; fold <<= 1)
        if (found->folds & fold)
            cJSON_AddItemToArray(folds, name(rashinban_fold_name, fold));
    cJSON_AddItemToObject(answer, "field", name(rashinban_field_name, found->field));
    cJSON_AddNumberToObject(answer, "word", found->word);
    cJSON_AddStringToObject(answer, "matched", matched);
    cJSON_AddItemToObject(answer, "folds", folds);
    return answer;
}

static cJSON *matches(const cJSON *args)
{
    struct input query = text_of(args, "query");
    rashinban_match found[MATCHES];
    int32_t item = item_of(args);
    int32_t count = rashinban_item_matches(query.ptr, query.len, RASHINBAN_ENCODING_UTF8, item, found, MATCHES);
    if (count < 0)
        return error(count);
    cJSON *answer = cJSON_CreateArray();
    for (int32_t i = 0; i < count; i++)
        cJSON_AddItemToArray(answer, match(item, &found[i]));
    return answer;
}

static cJSON *fold(const cJSON *args)
{
    struct input given = text_of(args, "text");
    int32_t len = rashinban_fold(given.ptr, given.len, NULL, 0);
    if (len < 0)
        return error(len);
    char *folded = room((size_t)len + 1);
    if (rashinban_fold(given.ptr, given.len, (uint8_t *)folded, len + 1) != len)
        fail("a text folds to two lengths");
    return cJSON_CreateString(folded);
}

static cJSON *cross_references(const cJSON *args)
{
    rashinban_cross_reference found[REFERENCES];
    int32_t count = rashinban_item_cross_references(item_of(args), found, REFERENCES);
    if (count < 0)
        return error(count);
    cJSON *answer = cJSON_CreateArray();
    for (int32_t i = 0; i < count; i++) {
        rashinban_str term = {NULL, 0};
        if (found[i].term != 0)
            rashinban_term_label(found[i].term, RASHINBAN_LANG_JA, &term);
        cJSON *reference = cJSON_CreateObject();
        cJSON_AddItemToObject(reference, "item", code(found[i].item));
        cJSON_AddItemToObject(reference, "reason", name(rashinban_reason_name, found[i].reason));
        cJSON_AddItemToObject(reference, "term", string(term));
        cJSON_AddItemToArray(answer, reference);
    }
    return answer;
}

static cJSON *terms(const cJSON *args)
{
    rashinban_cross_reference found[REFERENCES];
    int32_t lang = lang_of(args);
    int32_t count = rashinban_item_cross_references(item_of(args), found, REFERENCES);
    if (count < 0)
        return error(count);
    cJSON *answer = cJSON_CreateArray();
    for (int32_t i = 0; i < count; i++) {
        rashinban_str label = {NULL, 0};
        int32_t first = 0;
        while (found[first].term != found[i].term)
            first++;
        if (found[i].term != 0 && first == i) {
            int32_t status = rashinban_term_label(found[i].term, lang, &label);
            cJSON_AddItemToArray(answer, string_or_error(status, label));
        }
    }
    return answer;
}

static cJSON *provenance(const cJSON *args)
{
    rashinban_provenance from;
    int32_t status = rashinban_item_provenance(item_of(args), &from);
    if (status < 0)
        return error(status);
    cJSON *answer = cJSON_CreateObject();
    cJSON_AddItemToObject(answer, "edition", name(rashinban_edition_name, from.edition));
    cJSON_AddItemToObject(answer, "document", string(from.document));
    cJSON_AddItemToObject(answer, "heading", string(from.heading));
    cJSON_AddNumberToObject(answer, "line", from.line);
    cJSON_AddNumberToObject(answer, "column", from.column);
    cJSON_AddItemToObject(answer, "verbatim", string(from.verbatim));
    return answer;
}

static cJSON *occurrences(const cJSON *args)
{
    rashinban_occurrence found[OCCURRENCES];
    int32_t count = rashinban_item_occurrences(item_of(args), found, OCCURRENCES);
    if (count < 0)
        return error(count);
    cJSON *answer = cJSON_CreateArray();
    for (int32_t i = 0; i < count; i++) {
        cJSON *place = cJSON_CreateObject();
        cJSON_AddNumberToObject(place, "line", found[i].line);
        cJSON_AddItemToObject(place, "verbatim", string(found[i].verbatim));
        cJSON_AddItemToArray(answer, place);
    }
    return answer;
}

static cJSON *item_edition(const cJSON *args)
{
    int32_t of = 0;
    int32_t status = rashinban_item_edition(item_of(args), &of);
    return status < 0 ? error(status) : name(rashinban_edition_name, of);
}

static cJSON *edition(const cJSON *args)
{
    struct input id = text_of(args, "id");
    int32_t found = 0, next_edition = 0, carried = 0;
    int32_t status = rashinban_edition_by_name(id.ptr, id.len, &found);
    if (status < 0)
        return error(status);
    if (rashinban_edition_superseded_by(found, &next_edition) < 0 ||
        rashinban_edition_is_carried(found, &carried) < 0)
        fail("an edition is known and is not");
    cJSON *answer = cJSON_CreateObject();
    cJSON_AddItemToObject(answer, "decided_on", name(rashinban_edition_decided_on, found));
    cJSON_AddItemToObject(
        answer, "superseded_by",
        next_edition == 0 ? cJSON_CreateNull() : name(rashinban_edition_name, next_edition));
    cJSON_AddBoolToObject(answer, "carried", carried);
    return answer;
}

static cJSON *editions(const cJSON *args)
{
    int32_t found[EDITIONS];
    int32_t count = rashinban_editions(found, EDITIONS);
    (void)args;
    if (count < 0)
        return error(count);
    cJSON *answer = cJSON_CreateArray();
    for (int32_t i = 0; i < count; i++)
        cJSON_AddItemToArray(answer, name(rashinban_edition_name, found[i]));
    return answer;
}

static cJSON *carried_edition(const cJSON *args)
{
    int32_t carried = 0;
    int32_t status = rashinban_edition_carried(&carried);
    (void)args;
    return status < 0 ? error(status) : name(rashinban_edition_name, carried);
}

static cJSON *newest_edition(const cJSON *args)
{
    int32_t newest = 0, confirmed = 0;
    (void)args;
    if (rashinban_edition_newest(&newest) < 0 || rashinban_edition_is_confirmed(newest, &confirmed) < 0)
        fail("there is no newest edition");
    cJSON *answer = cJSON_CreateObject();
    cJSON_AddItemToObject(answer, "id", name(rashinban_edition_name, newest));
    cJSON_AddBoolToObject(answer, "confirmed", confirmed);
    return answer;
}

static cJSON *crosswalk(const cJSON *args)
{
    int32_t what = 0;
    int32_t other = named(rashinban_edition_by_name, args, "edition");
    int32_t status = rashinban_item_crosswalk(item_of(args), other, &what);
    return status < 0 ? error(status) : name(rashinban_crosswalk_name, what);
}

static cJSON *attribution(const cJSON *args)
{
    return name(rashinban_attribution, lang_of(args));
}

static int32_t encoding_of(const cJSON *args)
{
    struct input wanted = text_of(args, "encoding");
    rashinban_str text;
    for (int32_t encoding = 0; rashinban_encoding_name(encoding, &text) == RASHINBAN_OK; encoding++)
        if (is(wanted, (const char *)text.ptr))
            return encoding;
    return -1;
}

static cJSON *convert(const cJSON *args)
{
    struct input from = text_of(args, "text");
    int32_t encoding = encoding_of(args), pad = RASHINBAN_PAD_SPACE, count = 0, positions[64];
    int32_t replace = cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(args, "replace"));
    /* Without a width: as wide as the text. */
    int32_t width = rashinban_convert(from.ptr, from.len, RASHINBAN_ENCODING_UTF8, encoding, pad, replace, NULL, 0, NULL, 0,
                                      &count);
    if (cJSON_HasObjectItem(args, "width")) {
        width = number_of(args, "width");
        pad = is(text_of(args, "pad"), "space") ? RASHINBAN_PAD_SPACE : RASHINBAN_PAD_WIDE_SPACE;
    }
    uint8_t *field = (uint8_t *)room((size_t)(width > 0 ? width : 0) + 1);
    int32_t status = rashinban_convert(from.ptr, from.len, RASHINBAN_ENCODING_UTF8, encoding, pad, replace, field,
                                       width > 0 ? width : 0, positions, 64, &count);
    if (status < 0)
        return error(status);
    char *hex = room(2 * (size_t)width + 1);
    for (int32_t i = 0; i < width; i++)
        snprintf(hex + 2 * i, 3, "%02x", (unsigned)field[i]);
    cJSON *answer = cJSON_CreateObject();
    cJSON_AddStringToObject(answer, "bytes", hex);
    cJSON_AddItemToObject(answer, "replaced", cJSON_CreateIntArray(positions, count));
    return answer;
}

static cJSON *measure(const cJSON *args)
{
    struct input from = text_of(args, "text");
    int32_t characters = 0, columns = 0;
    int32_t status = rashinban_measure(from.ptr, from.len, RASHINBAN_ENCODING_UTF8, &characters, &columns);
    if (status < 0)
        return error(status);
    cJSON *answer = cJSON_CreateObject();
    cJSON_AddNumberToObject(answer, "characters", characters);
    cJSON_AddNumberToObject(answer, "columns", columns);
    return answer;
}

#define CALL(function) {#function, function}

static const struct {
    const char *name;
    cJSON *(*run)(const cJSON *args);
} calls[] = {
    CALL(item_by_code),
    CALL(item_by_number),
    CALL(items_by_label),
    CALL(enum_by_name),
    CALL(kind),
    CALL(number),
    CALL(label),
    CALL(label_status),
    CALL(text),
    CALL(figure),
    CALL(note),
    CALL(is_within),
    CALL(parent),
    CALL(previous),
    CALL(next),
    CALL(child),
    CALL(children),
    CALL(ancestors),
    CALL(descendants),
    CALL(siblings),
    CALL(path),
    CALL(items),
    CALL(chapters),
    CALL(items_of_kind),
    CALL(kind_label),
    CALL(search),
    CALL(matches),
    CALL(fold),
    CALL(cross_references),
    CALL(terms),
    CALL(provenance),
    CALL(occurrences),
    CALL(item_edition),
    CALL(edition),
    CALL(editions),
    CALL(carried_edition),
    CALL(newest_edition),
    CALL(crosswalk),
    CALL(attribution),
    CALL(convert),
    CALL(measure),
};

/* ---- running ---- */

static cJSON *answer_to(struct input call, const cJSON *args)
{
    for (size_t i = 0; i < sizeof calls / sizeof calls[0]; i++)
        if (is(call, calls[i].name))
            return calls[i].run(args);
    return cJSON_CreateString("unknown call");
}

static int passes(const char *file, const cJSON *vector)
{
    struct input call = text_of(vector, "call");
    const cJSON *want = argument(vector, "want");
    cJSON *answer = answer_to(call, argument(vector, "args"));
    int passed = cJSON_Compare(answer, want, 1);
    if (!passed) {
        char *got = cJSON_PrintUnformatted(answer), *wanted = cJSON_PrintUnformatted(want);
        printf("%s: %s (%s)\n  want %s\n  got  %s\n", file, (const char *)text_of(vector, "name").ptr,
               (const char *)call.ptr, wanted, got);
        free(got);
        free(wanted);
    }
    cJSON_Delete(answer);
    free_kept();
    return passed;
}

static cJSON *read_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        fail(path);
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    char *content = malloc((size_t)size + 1);
    if (content == NULL || fread(content, 1, (size_t)size, file) != (size_t)size)
        fail(path);
    fclose(file);
    content[size] = '\0';
    for (char *escape = content; (escape = strstr(escape, "\\u0000")) != NULL; escape++)
        escape[5] = '0' + STAND_IN;
    cJSON *vectors = cJSON_ParseWithLength(content, (size_t)size);
    free(content);
    if (!cJSON_IsArray(vectors))
        fail("a file of vectors is no JSON array");
    return vectors;
}

int main(int argc, char **argv)
{
    int passed = 0, failed = 0;
    for (int i = 1; i < argc; i++) {
        cJSON *vectors = read_file(argv[i]);
        const cJSON *vector;
        cJSON_ArrayForEach(vector, vectors)
        {
            if (passes(argv[i], vector))
                passed++;
            else
                failed++;
        }
        cJSON_Delete(vectors);
    }
    printf("%d passed, %d failed\n", passed, failed);
    return failed == 0 && passed > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
