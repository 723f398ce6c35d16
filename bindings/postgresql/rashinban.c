/*
 * The plan in PostgreSQL: an extension over librashinban, for PostgreSQL 15 and later.
 *
 * Text goes to the library as UTF-8 and comes back in the server's encoding. What the library refuses is an SQL error with
 * the library's own words. C symbols have a prefix of their own: rashinban_label and its like are SQL names.
 */
#include "postgres.h"

#include "fmgr.h"
#include "funcapi.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/builtins.h"

#include <rashinban/rashinban.h>

PG_MODULE_MAGIC;

/* A text as the library takes it. */
typedef struct typed
{
	const uint8_t *text;
	int32_t		len;
} typed;

static typed
typed_of(text *value)
{
	char	   *given = text_to_cstring(value);
	int			len = (int) strlen(given);
	char	   *utf8 = pg_server_to_any(given, len, PG_UTF8);
	typed		typed = {(const uint8_t *) utf8, utf8 == given ? len : (int32_t) strlen(utf8)};

	return typed;
}

/* A text of the library in the server's encoding; NULL where there is none. */
static char *
server(rashinban_str text)
{
	return text.ptr == NULL ? NULL : pg_any_to_server((const char *) text.ptr, text.len, PG_UTF8);
}

/* ---- errors ---- */

/* The codes that may be meant, as a hint; NULL where there are none. */
static char *
nearest(typed given)
{
	int32_t		items[3];
	int32_t		count = rashinban_items_nearest(given.text, given.len, RASHINBAN_ENCODING_UTF8, items, 3);
	char	   *codes = NULL;

	for (int32_t i = 0; i < count; i++)
	{
		rashinban_str code = {NULL, 0};

		rashinban_item_code(items[i], &code);
		codes = i == 0 ? psprintf("%s", code.ptr) : psprintf("%s, %s", codes, code.ptr);
	}
	return codes;
}

pg_attribute_noreturn() static void
refuse(int32_t status, typed given)
{
	rashinban_str name = {NULL, 0},
				ja = {NULL, 0},
				en = {NULL, 0};
	char	   *codes = status == RASHINBAN_ERROR_UNKNOWN_CODE ? nearest(given) : NULL;
	/* At most 160 bytes of what was typed, in whole characters: it may be a whole document. */
	int			len = pg_encoding_mbcliplen(PG_UTF8, (const char *) given.text, given.len, 160);
	rashinban_str shown = {(const uint8_t *) pnstrdup((const char *) given.text, (Size) len), len};

	rashinban_status_name(status, &name);
	rashinban_status_message(status, RASHINBAN_LANG_JA, &ja);
	rashinban_status_message(status, RASHINBAN_LANG_EN, &en);
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg_internal("rashinban: %s: \"%s\": %s / %s", server(name), server(shown), server(ja), server(en)),
			 codes == NULL ? 0 : errhint("did you mean: %s", codes)));
}

/* ---- arguments and answers ---- */

static int32_t
item_of(typed code)
{
	int32_t		item = 0;
	int32_t		status = rashinban_item_by_code(code.text, code.len, RASHINBAN_ENCODING_UTF8, &item);

	if (status != RASHINBAN_OK)
		refuse(status, code);
	return item;
}

static int32_t
kind_of(typed name)
{
	int32_t		kind = 0;
	int32_t		status = rashinban_kind_by_name(name.text, name.len, &kind);

	if (status != RASHINBAN_OK)
		refuse(status, name);
	return kind;
}

static int32_t
lang_of(typed name)
{
	int32_t		lang = 0;
	int32_t		status = rashinban_lang_by_name(name.text, name.len, &lang);

	if (status != RASHINBAN_OK)
		refuse(status, name);
	return lang;
}

/* A datum, or NULL. */
typedef struct answer
{
	Datum		datum;
	bool		null;
} answer;

static answer
answer_text(rashinban_str text)
{
	answer		answer = {(Datum) 0, text.ptr == NULL};

	if (!answer.null)
		answer.datum = CStringGetTextDatum(server(text));
	return answer;
}

static answer
answer_code(int32_t item)
{
	rashinban_str code = {NULL, 0};

	if (item != 0)
		rashinban_item_code(item, &code);
	return answer_text(code);
}

static answer
answer_label(int32_t item, int32_t lang)
{
	rashinban_str label = {NULL, 0};

	rashinban_item_label(item, lang, &label);
	return answer_text(label);
}

static answer
answer_item_text(int32_t item, int32_t lang)
{
	rashinban_str words = {NULL, 0};

	rashinban_item_text(item, lang, &words);
	return answer_text(words);
}

static answer
answer_kind(int32_t item)
{
	int32_t		kind = 0;
	rashinban_str name = {NULL, 0};

	rashinban_item_kind(item, &kind);
	rashinban_kind_name(kind, &name);
	return answer_text(name);
}

/* 0 is no number. */
static answer
answer_number(int32_t number)
{
	answer		answer = {Int32GetDatum(number), number == 0};

	return answer;
}

#define RETURN_ANSWER(of) \
	do { \
		answer		answer_ = (of); \
		if (answer_.null) \
			PG_RETURN_NULL(); \
		PG_RETURN_DATUM(answer_.datum); \
	} while (0)

/* ---- functions ---- */

PG_FUNCTION_INFO_V1(rashinban_pg_label);
Datum
rashinban_pg_label(PG_FUNCTION_ARGS)
{
	int32_t		lang = lang_of(typed_of(PG_GETARG_TEXT_PP(1)));

	RETURN_ANSWER(answer_label(item_of(typed_of(PG_GETARG_TEXT_PP(0))), lang));
}

PG_FUNCTION_INFO_V1(rashinban_pg_text);
Datum
rashinban_pg_text(PG_FUNCTION_ARGS)
{
	int32_t		lang = lang_of(typed_of(PG_GETARG_TEXT_PP(1)));

	RETURN_ANSWER(answer_item_text(item_of(typed_of(PG_GETARG_TEXT_PP(0))), lang));
}

PG_FUNCTION_INFO_V1(rashinban_pg_valid);
Datum
rashinban_pg_valid(PG_FUNCTION_ARGS)
{
	typed		code = typed_of(PG_GETARG_TEXT_PP(0));
	int32_t		item;

	PG_RETURN_BOOL(rashinban_item_by_code(code.text, code.len, RASHINBAN_ENCODING_UTF8, &item) == RASHINBAN_OK);
}

PG_FUNCTION_INFO_V1(rashinban_pg_normalize);
Datum
rashinban_pg_normalize(PG_FUNCTION_ARGS)
{
	typed		code = typed_of(PG_GETARG_TEXT_PP(0));
	int32_t		item;

	if (rashinban_item_by_code(code.text, code.len, RASHINBAN_ENCODING_UTF8, &item) != RASHINBAN_OK)
		PG_RETURN_NULL();
	RETURN_ANSWER(answer_code(item));
}

PG_FUNCTION_INFO_V1(rashinban_pg_parent);
Datum
rashinban_pg_parent(PG_FUNCTION_ARGS)
{
	int32_t		parent = 0;

	rashinban_item_parent(item_of(typed_of(PG_GETARG_TEXT_PP(0))), &parent);
	RETURN_ANSWER(answer_code(parent));
}

PG_FUNCTION_INFO_V1(rashinban_pg_attribution);
Datum
rashinban_pg_attribution(PG_FUNCTION_ARGS)
{
	rashinban_str words = {NULL, 0};

	rashinban_attribution(lang_of(typed_of(PG_GETARG_TEXT_PP(0))), &words);
	RETURN_ANSWER(answer_text(words));
}

/* ---- sets of rows ---- */

static void
put(ReturnSetInfo *rows, const answer *answers, int count)
{
	Datum		values[9];
	bool		nulls[9];

	Assert(count <= (int) lengthof(values));
	for (int i = 0; i < count; i++)
	{
		values[i] = answers[i].datum;
		nulls[i] = answers[i].null;
	}
	tuplestore_putvalues(rows->setResult, rows->setDesc, values, nulls);
}

static void
put_item(ReturnSetInfo *rows, int32_t item)
{
	int32_t		parent = 0,
				number = 0,
				status = 0;
	rashinban_str name = {NULL, 0};

	rashinban_item_parent(item, &parent);
	rashinban_item_number(item, &number);
	rashinban_item_label_status(item, RASHINBAN_LANG_EN, &status);
	rashinban_label_status_name(status, &name);
	{
		const answer answers[] = {
			answer_code(item),
			answer_kind(item),
			answer_code(parent),
			answer_number(number),
			answer_label(item, RASHINBAN_LANG_JA),
			answer_label(item, RASHINBAN_LANG_KANA),
			answer_label(item, RASHINBAN_LANG_EN),
			answer_text(name),
			answer_item_text(item, RASHINBAN_LANG_JA),
		};

		put(rows, answers, lengthof(answers));
	}
}

static void
put_kind(ReturnSetInfo *rows, int32_t kind)
{
	int32_t		count = rashinban_items_of_kind(kind, NULL, 0);
	int32_t    *items = palloc(sizeof(*items) * (Size) Max(count, 1));

	count = rashinban_items_of_kind(kind, items, count);
	for (int32_t i = 0; i < count; i++)
		put_item(rows, items[i]);
}

PG_FUNCTION_INFO_V1(rashinban_pg_items);
Datum
rashinban_pg_items(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *rows = (ReturnSetInfo *) fcinfo->resultinfo;

	InitMaterializedSRF(fcinfo, 0);
	if (!PG_ARGISNULL(0))
		put_kind(rows, kind_of(typed_of(PG_GETARG_TEXT_PP(0))));
	else
	{
		/* The items, then the chapters. */
		put_kind(rows, 0);
		put_kind(rows, RASHINBAN_KIND_CHAPTER);
	}
	return (Datum) 0;
}

PG_FUNCTION_INFO_V1(rashinban_pg_find);
Datum
rashinban_pg_find(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *rows = (ReturnSetInfo *) fcinfo->resultinfo;
	typed		query;
	int32_t		kind,
				within,
				total = 0,
				count;
	int32_t    *items;

	InitMaterializedSRF(fcinfo, 0);
	if (PG_ARGISNULL(0))
		return (Datum) 0;
	query = typed_of(PG_GETARG_TEXT_PP(0));
	kind = PG_ARGISNULL(1) ? 0 : kind_of(typed_of(PG_GETARG_TEXT_PP(1)));
	within = PG_ARGISNULL(2) ? 0 : item_of(typed_of(PG_GETARG_TEXT_PP(2)));
	count = rashinban_search(query.text, query.len, RASHINBAN_ENCODING_UTF8, kind, within, 0, NULL, 0, &total);
	if (count < 0)
		refuse(count, query);
	items = palloc(sizeof(*items) * (Size) Max(total, 1));
	count = rashinban_search(query.text, query.len, RASHINBAN_ENCODING_UTF8, kind, within, 0, items, total, &total);
	for (int32_t i = 0; i < count; i++)
	{
		const answer answers[] = {
			answer_number(i + 1),
			answer_code(items[i]),
			answer_kind(items[i]),
			answer_label(items[i], RASHINBAN_LANG_JA),
			answer_label(items[i], RASHINBAN_LANG_EN),
			answer_item_text(items[i], RASHINBAN_LANG_JA),
		};

		put(rows, answers, lengthof(answers));
	}
	return (Datum) 0;
}

/* Loaded: the library must have all that this file calls. */
void		_PG_init(void);

void
_PG_init(void)
{
	if (rashinban_abi_version() < RASHINBAN_ABI_VERSION)
		ereport(ERROR,
				(errcode(ERRCODE_EXTERNAL_ROUTINE_EXCEPTION),
				 errmsg_internal("rashinban: librashinban is too old: %d, not %d",
								 (int) rashinban_abi_version(), RASHINBAN_ABI_VERSION)));
}
