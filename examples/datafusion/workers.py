"""A search that travels: python workers.py FOLDER QUERY prints the numbers of the measures that have all its words.

What is looked for is one expression of some hundred bytes, with the library's function in it. Each worker, here a process, takes
it to folders of its own and sends back numbers. A worker needs the packages and the same Python, and is told nothing else.
"""

import multiprocessing
import pickle
import sys
from pathlib import Path

import pyarrow as pa
from datafusion import SessionContext, col, functions, lit, udf

import rashinban.arrow


def sent(query: str) -> bytes:
    """The expression as it is sent."""
    text = pa.string()
    contains = udf(rashinban.arrow.contains, [text, text], pa.bool_(), "immutable", "rashinban_contains")
    return pickle.dumps(contains(functions.concat_ws(" ", col("title"), col("summary")), lit(query)))


def found(expression: bytes, folder: Path) -> "list[int]":
    """What a worker does with a folder."""
    measures = SessionContext().read_parquet(folder)
    # Only what comes from one's own office may be unpickled.
    batches = measures.filter(pickle.loads(expression)).select(col("number")).collect()
    return [number for batch in batches for number in batch.column(0).to_pylist()]


def main() -> None:
    expression = sent(sys.argv[2])
    folders = sorted((Path(sys.argv[1]) / "measures").iterdir())
    with multiprocessing.get_context("spawn").Pool(2) as workers:
        answers = workers.starmap(found, [(expression, folder) for folder in folders])
    for number in sorted(number for answer in answers for number in answer):
        print(number)


if __name__ == "__main__":
    main()
