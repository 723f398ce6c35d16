"""Measures of all municipalities in DataFusion: python measures.py FOLDER, which `rashinban-parquet export --json` has written.

The functions are the library itself, called for whole batches of rows: an engine on many machines runs the same.
"""

import datetime
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
from datafusion import SessionContext, udf

import rashinban.arrow

TABLES = ["items", "principles", "areas", "hierarchy", "local_governments"]


def connect(folder: Path, as_of: "datetime.date | None" = None) -> SessionContext:
    """The measures, the plan's tables and the library's functions. ``as_of`` is the day of the checks."""
    engine = SessionContext()
    # The folders' names become a column; a question about one prefecture opens its folder alone.
    engine.register_parquet("measures", folder / "measures", table_partition_cols=[("prefecture", pa.int32())])
    for table in TABLES:
        engine.register_parquet(table, folder / "plan" / f"{table}.parquet")
    text, flag = pa.string(), pa.bool_()
    for function in [
        udf(rashinban.arrow.fold, [text], text, "immutable", "rashinban_fold"),
        udf(rashinban.arrow.contains, [text, text], flag, "immutable", "rashinban_contains"),
        udf(rashinban.arrow.valid, [text], flag, "immutable", "rashinban_valid"),
        udf(lambda json: rashinban.arrow.check(json, as_of), [text], text, "immutable", "rashinban_check"),
    ]:
        engine.register_udf(function)
    # A measure and an item that it serves, once even where it names it twice.
    engine.sql("""
        CREATE VIEW serves AS SELECT DISTINCT number, aligned['item'] AS item
        FROM (SELECT number, unnest(alignments) AS aligned FROM measures)
    """)
    return engine


def rows(engine: SessionContext, sql: str, **values: Any) -> "list[tuple[Any, ...]]":
    """The rows of an answer."""
    batches = engine.sql(sql, param_values=values).collect()
    return [tuple(row.values()) for batch in batches for row in batch.to_pylist()]


def areas_by_status(engine: SessionContext) -> "list[tuple[Any, ...]]":
    """By area and status: measures, how many are late, mean progress, share of prefectures and of municipalities (実施率)."""
    return rows(engine, """
        WITH bodies AS (SELECT kind, count(*) AS bodies FROM local_governments GROUP BY kind)
        SELECT areas.code, status, count(*), count(*) FILTER (WHERE late), avg(CAST(progress AS DOUBLE)),
               count(DISTINCT CASE WHEN kind = 'prefecture' THEN body END)
                   / CAST((SELECT max(bodies) FROM bodies WHERE kind = 'prefecture') AS DOUBLE),
               count(DISTINCT CASE WHEN kind = 'municipality' THEN body END)
                   / CAST((SELECT max(bodies) FROM bodies WHERE kind = 'municipality') AS DOUBLE)
        FROM serves
        JOIN areas ON areas.code = serves.item
        JOIN measures ON measures.number = serves.number
        LEFT JOIN local_governments ON local_governments.code = body
        GROUP BY areas.code, status
        ORDER BY areas.code, status
    """)


def subtree(engine: SessionContext, item: str) -> "list[int]":
    """The measures that serve an item or anything below it."""
    found = rows(engine, """
        SELECT DISTINCT number FROM serves JOIN hierarchy ON descendant = serves.item
        WHERE ancestor = $item ORDER BY number
    """, item=item)
    return [number for (number,) in found]


def share_by_prefecture(engine: SessionContext, item: str) -> "list[tuple[Any, ...]]":
    """Of each prefecture: such measures, the municipalities that have one, and how many municipalities there are."""
    return rows(engine, """
        WITH chosen AS (
            SELECT DISTINCT measures.number, body, measures.prefecture
            FROM serves
            JOIN hierarchy ON descendant = serves.item
            JOIN measures ON measures.number = serves.number
            WHERE ancestor = $item
        ), all_of AS (
            SELECT prefecture, count(*) AS municipalities
            FROM local_governments WHERE kind = 'municipality' GROUP BY prefecture
        )
        SELECT chosen.prefecture, count(*), count(DISTINCT local_governments.code), max(municipalities)
        FROM chosen
        JOIN all_of ON all_of.prefecture = chosen.prefecture
        LEFT JOIN local_governments ON local_governments.code = body AND kind = 'municipality'
        GROUP BY chosen.prefecture ORDER BY chosen.prefecture
    """, item=item)


def search(engine: SessionContext, query: str) -> "list[int]":
    """The measures whose title or summary has all the words."""
    found = rows(engine, """
        SELECT number FROM measures WHERE rashinban_contains(title || ' ' || summary, $query) ORDER BY number
    """, query=query)
    return [number for (number,) in found]


def check(engine: SessionContext, below: int) -> "list[tuple[Any, ...]]":
    """What is wrong or unusual about the measures up to a number, as JSON."""
    return rows(engine, "SELECT number, rashinban_check(json) FROM measures WHERE number < $below ORDER BY number", below=below)


def main() -> None:
    engine = connect(Path(sys.argv[1]), datetime.date(2025, 3, 31))
    print("area  status  measures  late  progress  prefectures  municipalities")
    for code, status, measures, late, progress, prefectures, municipalities in areas_by_status(engine)[:10]:
        percent = "-" if progress is None else f"{progress:.1f}%"
        print(f"{code}  {status or '-'}  {measures}  {late}  {percent}  {prefectures:.1%}  {municipalities:.1%}")
    print(f"I05 and below: {len(subtree(engine, 'I05'))} measures")
    for prefecture, measures, having, municipalities in share_by_prefecture(engine, "I05")[:5]:
        print(f"prefecture {prefecture}: {measures} measures, {having} of {municipalities} municipalities")
    print(f"ﾃﾞｼﾞﾀﾙ 人材: {len(search(engine, 'ﾃﾞｼﾞﾀﾙ 人材'))} measures")
    for number, found in check(engine, 3):
        print(f"measure {number}: {found}")


if __name__ == "__main__":
    main()
