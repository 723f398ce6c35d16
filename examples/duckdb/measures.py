"""Measures of all municipalities in DuckDB: python measures.py FOLDER, which `rashinban-parquet export` has written."""

import sys
from pathlib import Path
from typing import Any

import duckdb

import rashinban.arrow

TABLES = ["items", "principles", "areas", "hierarchy", "local_governments"]


def connect(folder: Path) -> duckdb.DuckDBPyConnection:
    """The measures and the plan's tables as views, and the library's search as a function."""
    engine = duckdb.connect()
    # The folders' names become a column; a question about one prefecture opens its folder alone.
    measures = f"read_parquet('{folder}/measures/*/*.parquet', hive_partitioning = true)"
    engine.sql(f"SELECT * FROM {measures}").create_view("measures")
    for table in TABLES:
        engine.read_parquet(f"{folder}/plan/{table}.parquet").create_view(table)
    # A measure and an item that it serves, once even where it names it twice.
    engine.sql(
        "SELECT DISTINCT number, aligned.item AS item FROM (SELECT number, unnest(alignments) AS aligned FROM measures)"
    ).create_view("serves")
    engine.create_function(
        "rashinban_contains", rashinban.arrow.contains, ["VARCHAR", "VARCHAR"], "BOOLEAN", type="arrow"
    )
    return engine


def areas_by_status(engine: duckdb.DuckDBPyConnection) -> "list[tuple[Any, ...]]":
    """By area and status: measures, how many are late, mean progress, share of prefectures and of municipalities (実施率)."""
    return engine.sql("""
        WITH bodies AS (SELECT kind, count(*) AS bodies FROM local_governments GROUP BY kind)
        SELECT areas.code, status, count(*), count_if(late), avg(progress),
               count(DISTINCT body) FILTER (kind = 'prefecture')
                   / (SELECT bodies FROM bodies WHERE kind = 'prefecture'),
               count(DISTINCT body) FILTER (kind = 'municipality')
                   / (SELECT bodies FROM bodies WHERE kind = 'municipality')
        FROM serves
        JOIN areas ON areas.code = serves.item
        JOIN measures USING (number)
        LEFT JOIN local_governments ON local_governments.code = body
        GROUP BY areas.code, status
        ORDER BY areas.code, status
    """).fetchall()


def subtree(engine: duckdb.DuckDBPyConnection, item: str) -> "list[int]":
    """The measures that serve an item or anything below it."""
    found = engine.execute(
        """
        SELECT DISTINCT number FROM serves JOIN hierarchy ON descendant = serves.item
        WHERE ancestor = $item ORDER BY number
        """,
        {"item": item},
    )
    return [number for (number,) in found.fetchall()]


def share_by_prefecture(engine: duckdb.DuckDBPyConnection, item: str) -> "list[tuple[Any, ...]]":
    """Of each prefecture: such measures, the municipalities that have one, and how many municipalities there are."""
    return engine.execute(
        """
        WITH chosen AS (
            SELECT DISTINCT number, body, measures.prefecture
            FROM serves JOIN hierarchy ON descendant = serves.item JOIN measures USING (number)
            WHERE ancestor = $item
        ), all_of AS (
            SELECT prefecture, count(*) AS municipalities
            FROM local_governments WHERE kind = 'municipality' GROUP BY prefecture
        )
        SELECT chosen.prefecture, count(*), count(DISTINCT local_governments.code), any_value(municipalities)
        FROM chosen
        JOIN all_of ON all_of.prefecture = chosen.prefecture
        LEFT JOIN local_governments ON local_governments.code = body AND kind = 'municipality'
        GROUP BY chosen.prefecture ORDER BY chosen.prefecture
        """,
        {"item": item},
    ).fetchall()


def search(engine: duckdb.DuckDBPyConnection, query: str) -> "list[int]":
    """The measures whose title or summary has all the words."""
    found = engine.execute(
        "SELECT number FROM measures WHERE rashinban_contains(title || ' ' || summary, $query) ORDER BY number",
        {"query": query},
    )
    return [number for (number,) in found.fetchall()]


def main() -> None:
    engine = connect(Path(sys.argv[1]))
    print("area  status  measures  late  progress  prefectures  municipalities")
    for code, status, measures, late, progress, prefectures, municipalities in areas_by_status(engine)[:10]:
        percent = "-" if progress is None else f"{progress:.1f}%"
        print(f"{code}  {status or '-'}  {measures}  {late}  {percent}  {prefectures:.1%}  {municipalities:.1%}")
    print(f"I05 and below: {len(subtree(engine, 'I05'))} measures")
    for prefecture, measures, having, municipalities in share_by_prefecture(engine, "I05")[:5]:
        print(f"prefecture {prefecture}: {measures} measures, {having} of {municipalities} municipalities")
    print(f"ﾃﾞｼﾞﾀﾙ 人材: {len(search(engine, 'ﾃﾞｼﾞﾀﾙ 人材'))} measures")


if __name__ == "__main__":
    main()
