-- Loaded by CREATE EXTENSION alone.
\echo Use "CREATE EXTENSION rashinban" to load this file. \quit

CREATE FUNCTION rashinban_label(code text, lang text DEFAULT 'ja') RETURNS text
    AS 'MODULE_PATHNAME', 'rashinban_pg_label' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rashinban_label(text, text) IS '名称(ja、kana、en) / the label of an item';

CREATE FUNCTION rashinban_text(code text, lang text DEFAULT 'ja') RETURNS text
    AS 'MODULE_PATHNAME', 'rashinban_pg_text' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rashinban_text(text, text) IS '本文、無ければ NULL / the text of an item, NULL where it has none';

CREATE FUNCTION rashinban_valid(code text) RETURNS boolean
    AS 'MODULE_PATHNAME', 'rashinban_pg_valid' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rashinban_valid(text) IS 'コードとして読めて、計画にあるか / whether it is the code of an item';

CREATE FUNCTION rashinban_normalize(code text) RETURNS text
    AS 'MODULE_PATHNAME', 'rashinban_pg_normalize' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rashinban_normalize(text) IS '正規のコード、無ければ NULL / the one printed form of a code, NULL where it names nothing';

CREATE FUNCTION rashinban_parent(code text) RETURNS text
    AS 'MODULE_PATHNAME', 'rashinban_pg_parent' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rashinban_parent(text) IS '上の項目、無ければ NULL / the item that holds this one, NULL for none';

CREATE FUNCTION rashinban_attribution(lang text DEFAULT 'ja') RETURNS text
    AS 'MODULE_PATHNAME', 'rashinban_pg_attribution' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rashinban_attribution(text) IS '出典の表示 / the line that names the source';

CREATE FUNCTION rashinban_items(
    of_kind text DEFAULT NULL,
    OUT code text, OUT kind text, OUT parent text, OUT number integer,
    OUT ja text, OUT kana text, OUT en text, OUT en_status text, OUT text text
) RETURNS SETOF record
    AS 'MODULE_PATHNAME', 'rashinban_pg_items' LANGUAGE C IMMUTABLE PARALLEL SAFE ROWS 142;
COMMENT ON FUNCTION rashinban_items(text) IS '項目と章、計画の順 / items and chapters in the order of the plan';

CREATE FUNCTION rashinban_find(
    words text, of_kind text DEFAULT NULL, within text DEFAULT NULL,
    OUT rank integer, OUT code text, OUT kind text, OUT label text, OUT en text, OUT text text
) RETURNS SETOF record
    AS 'MODULE_PATHNAME', 'rashinban_pg_find' LANGUAGE C IMMUTABLE PARALLEL SAFE ROWS 20;
COMMENT ON FUNCTION rashinban_find(text, text, text) IS '言葉から探す / items in which every word occurs, the best first';
