/*
 * The plan in SQLite: an extension over librashinban.
 *
 *   rashinban_label(code [, lang])   rashinban_text(code [, lang])   rashinban_parent(code)
 *   rashinban_valid(code)            rashinban_normalize(code)       rashinban_attribution([lang])
 *   rashinban_items [(kind)]         rashinban_find(words [, kind [, within]])
 *
 * NULL in, NULL out. What the library refuses is an SQL error with the library's own words. Texts are the library's,
 * which stays loaded as long as the extension: SQLite is given them as they are.
 */
#include <rashinban/rashinban.h>
#include <sqlite3ext.h>
#include <string.h>
SQLITE_EXTENSION_INIT1

/* SQLite before 3.31 does not know it. */
#ifndef SQLITE_INNOCUOUS
#define SQLITE_INNOCUOUS 0
#endif

/* A text that was typed. */
struct typed {
    const uint8_t *text;
    int32_t len;
};

static struct typed typed(sqlite3_value *value)
{
    /* First the text, then its length: asking for the text may convert it. */
    struct typed typed = {sqlite3_value_text(value), 0};
    typed.len = sqlite3_value_bytes(value);
    return typed;
}

static int is_null(sqlite3_value *value)
{
    return sqlite3_value_type(value) == SQLITE_NULL;
}

/* ---- errors ---- */

/* What the library says, for sqlite3_free; NULL where memory is short. The form is that of the README. */
static char *message(int32_t status, struct typed given)
{
    rashinban_str name = {NULL, 0}, ja = {NULL, 0}, en = {NULL, 0};
    int32_t nearest[3];
    int32_t count = 0;
    char *message;
    rashinban_status_name(status, &name);
    rashinban_status_message(status, RASHINBAN_LANG_JA, &ja);
    rashinban_status_message(status, RASHINBAN_LANG_EN, &en);
    /* At most forty characters of what was typed: it may be a whole document. */
    message = sqlite3_mprintf("rashinban: %s: \"%!.40s\": %s / %s", name.ptr, given.text, ja.ptr, en.ptr);
    if (status == RASHINBAN_ERROR_UNKNOWN_CODE)
        count = rashinban_items_nearest(given.text, given.len, RASHINBAN_ENCODING_UTF8, nearest, 3);
    for (int32_t i = 0; message != NULL && i < count; i++) {
        rashinban_str code = {NULL, 0};
        char *shorter = message;
        rashinban_item_code(nearest[i], &code);
        message = sqlite3_mprintf("%s%s%s", shorter, i == 0 ? " もしかして / did you mean: " : ", ", code.ptr);
        sqlite3_free(shorter);
    }
    return message;
}

static void fail(sqlite3_context *context, int32_t status, sqlite3_value *given)
{
    char *text = message(status, typed(given));
    if (text == NULL) {
        sqlite3_result_error_nomem(context);
        return;
    }
    sqlite3_result_error(context, text, -1);
    sqlite3_free(text);
}

/* ---- arguments and answers ---- */

static int32_t item_of(sqlite3_value *code, int32_t *item)
{
    struct typed text = typed(code);
    return rashinban_item_by_code(text.text, text.len, RASHINBAN_ENCODING_UTF8, item);
}

static int32_t kind_of(sqlite3_value *name, int32_t *kind)
{
    struct typed text = typed(name);
    return rashinban_kind_by_name(text.text, text.len, kind);
}

static int32_t lang_of(sqlite3_value *name, int32_t *lang)
{
    struct typed text = typed(name);
    return rashinban_lang_by_name(text.text, text.len, lang);
}

static void answer(sqlite3_context *context, rashinban_str text)
{
    if (text.ptr == NULL)
        sqlite3_result_null(context);
    else
        sqlite3_result_text(context, (const char *)text.ptr, text.len, SQLITE_STATIC);
}

static void answer_code(sqlite3_context *context, int32_t item)
{
    rashinban_str code = {NULL, 0};
    if (item != 0)
        rashinban_item_code(item, &code);
    answer(context, code);
}

/* ---- functions ---- */

static void valid(sqlite3_context *context, int count, sqlite3_value **values)
{
    int32_t item;
    (void)count;
    if (!is_null(values[0]))
        sqlite3_result_int(context, item_of(values[0], &item) == RASHINBAN_OK);
}

static void normalize(sqlite3_context *context, int count, sqlite3_value **values)
{
    int32_t item;
    (void)count;
    if (!is_null(values[0]) && item_of(values[0], &item) == RASHINBAN_OK)
        answer_code(context, item);
}

static void parent(sqlite3_context *context, int count, sqlite3_value **values)
{
    int32_t item, above = 0, status;
    (void)count;
    if (is_null(values[0]))
        return;
    status = item_of(values[0], &item);
    if (status != RASHINBAN_OK) {
        fail(context, status, values[0]);
        return;
    }
    rashinban_item_parent(item, &above);
    answer_code(context, above);
}

/* A label or a text; which of them is the function's own data. */
typedef int32_t getter(int32_t item, int32_t lang, rashinban_str *out);

struct words_of {
    getter *function;
};

static const struct words_of labels = {rashinban_item_label}, texts = {rashinban_item_text};

static void in_language(sqlite3_context *context, int count, sqlite3_value **values)
{
    const struct words_of *of = sqlite3_user_data(context);
    int32_t item, lang = RASHINBAN_LANG_JA, status;
    rashinban_str text = {NULL, 0};
    if (is_null(values[0]) || (count > 1 && is_null(values[1])))
        return;
    if (count > 1 && (status = lang_of(values[1], &lang)) != RASHINBAN_OK) {
        fail(context, status, values[1]);
        return;
    }
    status = item_of(values[0], &item);
    if (status != RASHINBAN_OK) {
        fail(context, status, values[0]);
        return;
    }
    of->function(item, lang, &text);
    answer(context, text);
}

static void attribution(sqlite3_context *context, int count, sqlite3_value **values)
{
    int32_t lang = RASHINBAN_LANG_JA, status;
    rashinban_str text = {NULL, 0};
    if (count > 0 && is_null(values[0]))
        return;
    if (count > 0 && (status = lang_of(values[0], &lang)) != RASHINBAN_OK) {
        fail(context, status, values[0]);
        return;
    }
    rashinban_attribution(lang, &text);
    answer(context, text);
}

/* ---- tables: what both have ---- */

/* A list of items and a place in it. */
struct cursor {
    sqlite3_vtab_cursor base;
    int32_t *items;
    int32_t count, at;
};

static int connected(sqlite3 *db, const char *columns, sqlite3_vtab **table)
{
    int status = sqlite3_declare_vtab(db, columns);
    if (status != SQLITE_OK)
        return status;
    *table = sqlite3_malloc(sizeof **table);
    if (*table == NULL)
        return SQLITE_NOMEM;
    memset(*table, 0, sizeof **table);
#ifdef SQLITE_VTAB_INNOCUOUS
    /* It reads nothing but the plan. */
    sqlite3_vtab_config(db, SQLITE_VTAB_INNOCUOUS);
#endif
    return SQLITE_OK;
}

static int disconnect(sqlite3_vtab *table)
{
    sqlite3_free(table);
    return SQLITE_OK;
}

static int open_cursor(sqlite3_vtab *table, sqlite3_vtab_cursor **base)
{
    struct cursor *cursor = sqlite3_malloc(sizeof *cursor);
    (void)table;
    if (cursor == NULL)
        return SQLITE_NOMEM;
    memset(cursor, 0, sizeof *cursor);
    *base = &cursor->base;
    return SQLITE_OK;
}

static int close_cursor(sqlite3_vtab_cursor *base)
{
    sqlite3_free(((struct cursor *)base)->items);
    sqlite3_free(base);
    return SQLITE_OK;
}

static int next(sqlite3_vtab_cursor *base)
{
    ((struct cursor *)base)->at++;
    return SQLITE_OK;
}

static int at_end(sqlite3_vtab_cursor *base)
{
    const struct cursor *cursor = (const struct cursor *)base;
    return cursor->at >= cursor->count;
}

/* Room for so many items; a cursor may be used again. */
static int room(struct cursor *cursor, int32_t count)
{
    sqlite3_free(cursor->items);
    cursor->count = cursor->at = 0;
    cursor->items = sqlite3_malloc64((sqlite3_uint64)(count > 0 ? count : 1) * sizeof *cursor->items);
    return cursor->items == NULL ? SQLITE_NOMEM : SQLITE_OK;
}

static int refuse(struct cursor *cursor, int32_t status, sqlite3_value *given)
{
    char *text = message(status, typed(given));
    sqlite3_free(cursor->base.pVtab->zErrMsg);
    cursor->base.pVtab->zErrMsg = text;
    return text == NULL ? SQLITE_NOMEM : SQLITE_ERROR;
}

static void column_of(sqlite3_context *context, int32_t item, int32_t lang, getter *function)
{
    rashinban_str text = {NULL, 0};
    function(item, lang, &text);
    answer(context, text);
}

static void column_kind(sqlite3_context *context, int32_t item)
{
    int32_t kind;
    rashinban_str name = {NULL, 0};
    rashinban_item_kind(item, &kind);
    rashinban_kind_name(kind, &name);
    answer(context, name);
}

/* Gives a constraint to the filter as its argument of that number; SQLite need not check it again. */
static void hand_over(sqlite3_index_info *plan, int constraint, int argument)
{
    plan->aConstraintUsage[constraint].argvIndex = argument;
    plan->aConstraintUsage[constraint].omit = 1;
}

/* ---- rashinban_items ---- */

enum { CODE, KIND, PARENT, NUMBER, JA, KANA, EN, EN_STATUS, TEXT, OF_KIND };
enum { ALL, BY_CODE, BY_KIND };

static int items_connect(sqlite3 *db, void *data, int count, const char *const *arguments, sqlite3_vtab **table,
                         char **error)
{
    (void)data, (void)count, (void)arguments, (void)error;
    return connected(db,
                     "CREATE TABLE rashinban_items(code TEXT, kind TEXT, parent TEXT, number INTEGER, ja TEXT, "
                     "kana TEXT, en TEXT, en_status TEXT, text TEXT, of_kind TEXT HIDDEN)",
                     table);
}

static int items_plan(sqlite3_vtab *table, sqlite3_index_info *plan)
{
    int by_code = -1, by_kind = -1;
    (void)table;
    for (int i = 0; i < plan->nConstraint; i++) {
        if (plan->aConstraint[i].op != SQLITE_INDEX_CONSTRAINT_EQ)
            continue;
        if (plan->aConstraint[i].iColumn == OF_KIND) {
            if (!plan->aConstraint[i].usable)
                return SQLITE_CONSTRAINT;
            by_kind = i;
        } else if (plan->aConstraint[i].iColumn == CODE && plan->aConstraint[i].usable &&
                   strcmp(sqlite3_vtab_collation(plan, i), "BINARY") == 0) {
            by_code = i;
        }
    }
    plan->idxNum = ALL;
    plan->estimatedCost = 142;
    plan->estimatedRows = 142;
    if (by_kind >= 0) {
        hand_over(plan, by_kind, 1);
        plan->idxNum = BY_KIND;
        plan->estimatedCost = 20;
        plan->estimatedRows = 20;
    } else if (by_code >= 0) {
        hand_over(plan, by_code, 1);
        plan->idxNum = BY_CODE;
        plan->estimatedCost = 1;
        plan->estimatedRows = 1;
        plan->idxFlags = SQLITE_INDEX_SCAN_UNIQUE;
    }
    return SQLITE_OK;
}

/* The item that is called exactly so. */
static void items_by_code(struct cursor *cursor, sqlite3_value *value)
{
    rashinban_str code = {NULL, 0};
    struct typed given = typed(value);
    if (sqlite3_value_type(value) != SQLITE_TEXT || item_of(value, &cursor->items[0]) != RASHINBAN_OK)
        return;
    rashinban_item_code(cursor->items[0], &code);
    cursor->count = code.len == given.len && memcmp(code.ptr, given.text, (size_t)code.len) == 0;
}

static int items_filter(sqlite3_vtab_cursor *base, int how, const char *unused, int count, sqlite3_value **values)
{
    struct cursor *cursor = (struct cursor *)base;
    /* The items, then the chapters. */
    int32_t kinds[2] = {0, RASHINBAN_KIND_CHAPTER};
    int32_t lists = 2, total = 1, status;
    (void)unused, (void)count;
    if (how == BY_KIND) {
        lists = is_null(values[0]) ? 0 : 1;
        if (lists == 1 && (status = kind_of(values[0], &kinds[0])) != RASHINBAN_OK)
            return refuse(cursor, status, values[0]);
    }
    if (how != BY_CODE) {
        for (int32_t i = 0; i < lists; i++)
            total += rashinban_items_of_kind(kinds[i], NULL, 0);
    }
    if (room(cursor, total) != SQLITE_OK)
        return SQLITE_NOMEM;
    if (how == BY_CODE) {
        items_by_code(cursor, values[0]);
        return SQLITE_OK;
    }
    for (int32_t i = 0; i < lists; i++) {
        cursor->count +=
            rashinban_items_of_kind(kinds[i], cursor->items + cursor->count, total - cursor->count);
    }
    return SQLITE_OK;
}

static int items_column(sqlite3_vtab_cursor *base, sqlite3_context *context, int column)
{
    const struct cursor *cursor = (const struct cursor *)base;
    int32_t item = cursor->items[cursor->at], found = 0;
    rashinban_str name = {NULL, 0};
    switch (column) {
    case CODE:
        answer_code(context, item);
        break;
    case KIND:
        column_kind(context, item);
        break;
    case PARENT:
        rashinban_item_parent(item, &found);
        answer_code(context, found);
        break;
    case NUMBER:
        rashinban_item_number(item, &found);
        if (found != 0)
            sqlite3_result_int(context, found);
        break;
    case JA:
        column_of(context, item, RASHINBAN_LANG_JA, rashinban_item_label);
        break;
    case KANA:
        column_of(context, item, RASHINBAN_LANG_KANA, rashinban_item_label);
        break;
    case EN:
        column_of(context, item, RASHINBAN_LANG_EN, rashinban_item_label);
        break;
    case EN_STATUS:
        rashinban_item_label_status(item, RASHINBAN_LANG_EN, &found);
        rashinban_label_status_name(found, &name);
        answer(context, name);
        break;
    case TEXT:
        column_of(context, item, RASHINBAN_LANG_JA, rashinban_item_text);
        break;
    default:
        break;
    }
    return SQLITE_OK;
}

static int items_rowid(sqlite3_vtab_cursor *base, sqlite3_int64 *rowid)
{
    const struct cursor *cursor = (const struct cursor *)base;
    *rowid = cursor->items[cursor->at];
    return SQLITE_OK;
}

static const sqlite3_module items_module = {
    .xConnect = items_connect,
    .xBestIndex = items_plan,
    .xDisconnect = disconnect,
    .xOpen = open_cursor,
    .xClose = close_cursor,
    .xFilter = items_filter,
    .xNext = next,
    .xEof = at_end,
    .xColumn = items_column,
    .xRowid = items_rowid,
};

/* ---- rashinban_find ---- */

enum { RANK, FOUND_CODE, FOUND_KIND, LABEL, LABEL_EN, FOUND_TEXT, WORDS, FIND_KIND, WITHIN };
/* Which of the hidden columns the filter is given, in this order. */
enum { WITH_WORDS = 1, WITH_KIND = 2, WITH_WITHIN = 4 };

static int find_connect(sqlite3 *db, void *data, int count, const char *const *arguments, sqlite3_vtab **table,
                        char **error)
{
    (void)data, (void)count, (void)arguments, (void)error;
    return connected(db,
                     "CREATE TABLE rashinban_find(rank INTEGER, code TEXT, kind TEXT, label TEXT, en TEXT, text TEXT, "
                     "words TEXT HIDDEN, of_kind TEXT HIDDEN, within TEXT HIDDEN)",
                     table);
}

static int find_plan(sqlite3_vtab *table, sqlite3_index_info *plan)
{
    int given[3] = {-1, -1, -1}, argument = 0;
    (void)table;
    for (int i = 0; i < plan->nConstraint; i++) {
        int hidden = plan->aConstraint[i].iColumn - WORDS;
        if (plan->aConstraint[i].op != SQLITE_INDEX_CONSTRAINT_EQ || hidden < 0)
            continue;
        /* An argument from a table that is read later: another order will do. */
        if (!plan->aConstraint[i].usable)
            return SQLITE_CONSTRAINT;
        given[hidden] = i;
    }
    plan->idxNum = 0;
    for (int i = 0; i < 3; i++) {
        if (given[i] >= 0) {
            hand_over(plan, given[i], ++argument);
            plan->idxNum |= 1 << i;
        }
    }
    plan->estimatedCost = given[0] >= 0 ? 1000 : 1e12;
    plan->estimatedRows = 20;
    if (plan->nOrderBy == 1 && plan->aOrderBy[0].iColumn == RANK && !plan->aOrderBy[0].desc)
        plan->orderByConsumed = 1;
    return SQLITE_OK;
}

static int find_filter(sqlite3_vtab_cursor *base, int how, const char *unused, int count, sqlite3_value **values)
{
    struct cursor *cursor = (struct cursor *)base;
    struct typed query;
    int32_t kind = 0, within = 0, total = 0, status;
    int argument = 1;
    (void)unused, (void)count;
    if (!(how & WITH_WORDS)) {
        sqlite3_free(base->pVtab->zErrMsg);
        base->pVtab->zErrMsg = sqlite3_mprintf(
            "rashinban: rashinban_find('…'): 探す言葉を渡してください。 / give the words to be found");
        return SQLITE_ERROR;
    }
    if (room(cursor, 0) != SQLITE_OK)
        return SQLITE_NOMEM;
    if (is_null(values[0]))
        return SQLITE_OK;
    if (how & WITH_KIND) {
        sqlite3_value *value = values[argument++];
        if (!is_null(value) && (status = kind_of(value, &kind)) != RASHINBAN_OK)
            return refuse(cursor, status, value);
    }
    if (how & WITH_WITHIN) {
        sqlite3_value *value = values[argument++];
        if (!is_null(value) && (status = item_of(value, &within)) != RASHINBAN_OK)
            return refuse(cursor, status, value);
    }
    query = typed(values[0]);
    status = rashinban_search(query.text, query.len, RASHINBAN_ENCODING_UTF8, kind, within, 0, NULL, 0, &total);
    if (status < 0)
        return refuse(cursor, status, values[0]);
    if (room(cursor, total) != SQLITE_OK)
        return SQLITE_NOMEM;
    cursor->count = rashinban_search(query.text, query.len, RASHINBAN_ENCODING_UTF8, kind, within, 0, cursor->items,
                                     total, &total);
    return SQLITE_OK;
}

static int find_column(sqlite3_vtab_cursor *base, sqlite3_context *context, int column)
{
    const struct cursor *cursor = (const struct cursor *)base;
    int32_t item = cursor->items[cursor->at];
    switch (column) {
    case RANK:
        sqlite3_result_int(context, cursor->at + 1);
        break;
    case FOUND_CODE:
        answer_code(context, item);
        break;
    case FOUND_KIND:
        column_kind(context, item);
        break;
    case LABEL:
        column_of(context, item, RASHINBAN_LANG_JA, rashinban_item_label);
        break;
    case LABEL_EN:
        column_of(context, item, RASHINBAN_LANG_EN, rashinban_item_label);
        break;
    case FOUND_TEXT:
        column_of(context, item, RASHINBAN_LANG_JA, rashinban_item_text);
        break;
    default:
        break;
    }
    return SQLITE_OK;
}

static int find_rowid(sqlite3_vtab_cursor *base, sqlite3_int64 *rowid)
{
    *rowid = ((const struct cursor *)base)->at + 1;
    return SQLITE_OK;
}

static const sqlite3_module find_module = {
    .xConnect = find_connect,
    .xBestIndex = find_plan,
    .xDisconnect = disconnect,
    .xOpen = open_cursor,
    .xClose = close_cursor,
    .xFilter = find_filter,
    .xNext = next,
    .xEof = at_end,
    .xColumn = find_column,
    .xRowid = find_rowid,
};

/* ---- the door ---- */

static const struct {
    const char *name;
    int arguments;
    void (*function)(sqlite3_context *, int, sqlite3_value **);
    const struct words_of *words;
} functions[] = {
    {"rashinban_label", 1, in_language, &labels},
    {"rashinban_label", 2, in_language, &labels},
    {"rashinban_text", 1, in_language, &texts},
    {"rashinban_text", 2, in_language, &texts},
    {"rashinban_parent", 1, parent, NULL},
    {"rashinban_valid", 1, valid, NULL},
    {"rashinban_normalize", 1, normalize, NULL},
    {"rashinban_attribution", 0, attribution, NULL},
    {"rashinban_attribution", 1, attribution, NULL},
};

/* SQLite finds it by the file's name, rashinban_sqlite. */
#ifdef _WIN32
__declspec(dllexport)
#endif
int sqlite3_rashinbansqlite_init(sqlite3 *db, char **error, const sqlite3_api_routines *api);

int sqlite3_rashinbansqlite_init(sqlite3 *db, char **error, const sqlite3_api_routines *api)
{
    const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    int status = SQLITE_OK;
    SQLITE_EXTENSION_INIT2(api);
    if (rashinban_abi_version() < RASHINBAN_ABI_VERSION) {
        *error = sqlite3_mprintf("rashinban: librashinban が古すぎます。 / librashinban is too old");
        return SQLITE_ERROR;
    }
    for (size_t i = 0; status == SQLITE_OK && i < sizeof functions / sizeof functions[0]; i++) {
        status = sqlite3_create_function_v2(db, functions[i].name, functions[i].arguments, flags,
                                            (void *)(size_t)functions[i].words, functions[i].function, NULL, NULL,
                                            NULL);
    }
    if (status == SQLITE_OK)
        status = sqlite3_create_module_v2(db, "rashinban_items", &items_module, NULL, NULL);
    if (status == SQLITE_OK)
        status = sqlite3_create_module_v2(db, "rashinban_find", &find_module, NULL, NULL);
    return status;
}
