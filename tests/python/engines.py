"""DuckDB and DataFusion answer as the library does in its own process: `python engines.py FOLDER ENGINE…`

FOLDER is what `answers` of rashinban-arrow has written. The engines' sides are the examples, as people read them. Each writes all
measures into `FOLDER/ENGINE.parquet` in the end, for the library to read.
"""

import datetime
import importlib.util
import json
import math
import re
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet

import rashinban.arrow

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def load(engine):
    spec = importlib.util.spec_from_file_location(f"example_{engine}", EXAMPLES / engine / "measures.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def close(found, expected):
    """Counts and words are the same; means were added up in another order."""
    if isinstance(expected, float) and found is not None:
        return math.isclose(found, expected, rel_tol=1e-9, abs_tol=1e-12)
    return found == expected


def by_key(rows, width):
    rows = [list(row) for row in rows]
    assert len({tuple(row[:width]) for row in rows}) == len(rows), "a group stands twice"
    return sorted(rows, key=lambda row: [str(part) for part in row[:width]])


def same_rows(what, found, expected, width):
    found, expected = by_key(found, width), by_key(expected, width)
    assert len(found) == len(expected), (what, len(found), len(expected))
    for one, other in zip(found, expected):
        assert len(one) == len(other) and all(map(close, one, other)), (what, one, other)
    assert expected, what


def same_answers(example, engine, answers):
    same_rows("area × status", example.areas_by_status(engine), answers["areas_by_status"], 2)
    for item, expected in answers["subtrees"].items():
        assert example.subtree(engine, item) == expected, item
    for item, expected in answers["share_by_prefecture"].items():
        same_rows(item, example.share_by_prefecture(engine, item), expected, 1)
    found = 0
    for query, expected in answers["searches"].items():
        assert example.search(engine, query) == expected, query
        found += len(expected)
    assert found > answers["measures"], "the queries find too little to tell anything"


def apart(example, folder, answers):
    """The plan of docs/national.md, in DuckDB's words: each prefecture by itself, and then only sums."""
    engine = example.connect(folder)
    total = {}
    for part in sorted((folder / "measures").iterdir()):
        partial = engine.sql(f"""
            SELECT areas.code, status, count(*), count_if(late), sum(progress::DOUBLE), count(progress),
                   count(DISTINCT body) FILTER (kind = 'prefecture'), count(DISTINCT body) FILTER (kind = 'municipality')
            FROM (SELECT body, status, late, progress, unnest(list_distinct([one.item FOR one IN alignments])) AS served
                  FROM read_parquet('{part}/*.parquet', hive_partitioning = false))
            JOIN areas ON areas.code = served
            LEFT JOIN local_governments ON local_governments.code = body
            GROUP BY areas.code, status
        """).fetchall()
        for code, status, *counts in partial:
            known = total.get((code, status), [0] * len(counts))
            total[code, status] = [had + (more or 0) for had, more in zip(known, counts)]
    rows = [
        [*group, measures, late, progress / having if having else None, prefectures / 47, municipalities / 1741]
        for group, (measures, late, progress, having, prefectures, municipalities) in total.items()
    ]
    same_rows("prefecture by prefecture", rows, answers["areas_by_status"], 2)


def documented(folder, answers):
    """The functions for Spark in docs/, with everything but Spark."""
    for page in ["national.md", "national.ja.md"]:
        names = {}
        for block in re.findall(r"^```py\n(.*?)^```", (EXAMPLES.parent / "docs" / page).read_text(encoding="utf-8"), re.S | re.M):
            exec("\n".join(line for line in block.splitlines() if not re.match("measures|found", line)), names)
        found, bodies = [], 0
        for part in (folder / "measures").iterdir():
            table = pyarrow.parquet.ParquetFile(part / "part-0.parquet").read()
            found += [number for batch in names["having"](table.to_batches()) for number in batch["number"].to_pylist()]
            bodies += 1
            (checked,) = names["checked"]((pa.scalar("131016"),), table)["found"].to_pylist()
            assert {one["rule"] for one in json.loads(checked)} > {"no-alignment", "no-baseline"}, checked
        assert sorted(found) == answers["searches"]["ﾃﾞｼﾞﾀﾙ 人材"] and bodies == 48


def functions(answers):
    """What the engines call, by itself."""
    for texts, function in [(answers["valid"], rashinban.arrow.valid), (answers["folded"], rashinban.arrow.fold)]:
        given = pa.array([text for text, _ in texts] + [None])
        assert function(given).to_pylist() == [answer for _, answer in texts] + [None]
    contains = rashinban.arrow.contains
    texts = pa.array(["a\x1cb", "a\u3000b", None, "ｶﾞ", "ひと\n行"])
    assert contains(texts, "a\x1cb").to_pylist() == [True, False, None, False, False]
    assert contains(texts, pa.array(["b a", "b\x85a", "", None, "と行"])).to_pylist() == [True, True, None, None, False]
    assert contains(texts, " \u3000").to_pylist() == [True, True, None, True, True]
    (broken, odd) = rashinban.arrow.check(pa.array(['{"id": "1"', '{"id": "1", "title": "a", "status": "?"}'])).to_pylist()
    assert [one["rule"] for one in json.loads(broken)] == ["malformed-json"], broken
    assert [(one["rule"], one["severity"]) for one in json.loads(odd)] == [("unknown-word", "error")], odd


def travelling(folder, answers):
    query = "ﾃﾞｼﾞﾀﾙ 人材"
    workers = [sys.executable, EXAMPLES / "datafusion" / "workers.py", folder, query]
    printed = subprocess.run(workers, check=True, capture_output=True, encoding="utf-8").stdout
    assert [int(line) for line in printed.splitlines()] == answers["searches"][query]


def datafusion_functions(example, engine, answers):
    found = example.check(engine, len(answers["checks"]))
    assert [number for number, _ in found] == list(range(len(answers["checks"])))
    for (number, said), expected in zip(found, answers["checks"]):
        assert json.loads(said) == expected, (number, said, expected)
    assert sum(map(len, answers["checks"])) > len(answers["checks"])
    for name, table in [("valid", answers["valid"]), ("fold", answers["folded"])]:
        for text, expected in table:
            ((got,),) = example.rows(engine, f"SELECT rashinban_{name}($text)", text=text)
            assert got == expected, (name, text, got)


def main():
    folder = Path(sys.argv[1])
    answers = json.loads((folder / "answers.json").read_text(encoding="utf-8"))
    functions(answers)
    documented(folder / "national", answers)
    for name in sys.argv[2:]:
        example = load(name)
        written = folder / f"{name}.parquet"
        written.unlink(missing_ok=True)
        if name == "datafusion":
            engine = example.connect(folder / "national", datetime.date.fromisoformat(answers["as_of"]))
            datafusion_functions(example, engine, answers)
            travelling(folder / "national", answers)
            measures = engine.sql("SELECT * FROM measures ORDER BY number")
            measures.write_parquet(written, compression="snappy")
        else:
            engine = example.connect(folder / "national")
            apart(example, folder / "national", answers)
            engine.sql(f"COPY (SELECT * FROM measures ORDER BY number) TO '{written}'")
        same_answers(example, engine, answers)
    print(f"{' and '.join(sys.argv[2:])}: as in the process, {answers['measures']} measures")


main()
