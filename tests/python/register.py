"""Runs tests/vectors/register/*.json on the installed package, and what nobody should pass. `python register.py FILE…`"""

import datetime
import json
import sys
import tempfile
from pathlib import Path

from rashinban import Item, RashinbanError
from rashinban._enums import Alignment, Pace, Rule, Severity, Status
from rashinban.register import QueryError, Register, RegisterError, ask


def at(answer, pointer):
    """The value at a JSON pointer, None where there is none."""
    for part in pointer.split("/")[1:]:
        if isinstance(answer, list):
            answer = answer[int(part)] if part.isdigit() and int(part) < len(answer) else None
        elif isinstance(answer, dict):
            answer = answer.get(part)
        else:
            return None
    return answer


def run(vector):
    args = vector["args"]
    texts = [json.dumps(one) for one in args.get("registers", [args.get("register")])]
    registers = []
    try:
        registers = [Register.read(text) for text in texts]
        return ask(vector["call"], *registers, **args["options"])
    except QueryError as error:
        return {"error": error.problem.name.lower().replace("_", "-")}
    finally:
        for register in registers:
            register.close()


# What people write may not be read at all where a program may still ask about it.
REFUSED = {Rule.DUPLICATE_ID, Rule.MISSING, Rule.OUT_OF_RANGE, Rule.NOT_A_PRINCIPLE, Rule.DUPLICATE_ENTRY}

failed = refused = passed = 0
for file in sys.argv[1:]:
    for vector in json.loads(Path(file).read_text(encoding="utf-8")):
        try:
            got = run(vector)
        except RegisterError as error:
            rules = {one.rule for one in error.diagnostics if one.severity is Severity.ERROR}
            assert rules <= REFUSED, (vector["name"], str(error))
            refused += 1
            continue
        want = vector["want"]
        wrong = {place: want[place] for place in want if place != "error" and at(got, place) != want[place]}
        if wrong or want.get("error") != got.get("error"):
            failed += 1
            print(f"{file}: {vector['name']}: {wrong}", file=sys.stderr)
        else:
            passed += 1
assert passed > 150 and refused < passed / 10, (passed, refused)

DATA = {
    "as_of": "2026-03-31",
    "owner": {"name": "架空市"},
    "measures": [
        {
            "id": "1-1",
            "title": "書かない窓口",
            "status": "in-progress",
            "period": {"start": "2024-04-01", "end": "2027-03-31"},
            "alignments": [{"item": "I01-02", "alignment": "primary"}],
            "indicators": [
                {
                    "name": "利用率",
                    "baseline": {"date": "2024-04-01", "value": 20},
                    "target": {"date": "2027-03-31", "value": 80},
                    "measurements": [{"date": "2026-03-31", "value": 50}],
                }
            ],
        },
        {"id": "1-2", "title": "紙の様式", "status": "consolidated", "consolidated_into": "1-1"},
    ],
}
TEXT = json.dumps(DATA, ensure_ascii=False)

with tempfile.TemporaryDirectory() as folder:
    path = Path(folder, "register.json")
    path.write_bytes(TEXT.encode("cp932"))
    with Register.read(path) as register:
        assert len(register) == 2
        first, second = register
        assert (first.id, first.title, first.owner_name) == ("1-1", "書かない窓口", "架空市")
        assert (first.start, first.end) == (datetime.date(2024, 4, 1), datetime.date(2027, 3, 31))
        assert first.status is Status.IN_PROGRESS and second.consolidated_into == "1-1"
        assert [(one.item, one.alignment) for one in first.alignments] == [(Item("I01-02"), Alignment.PRIMARY)]
        assert register["1-2"] == second
        rows = register.measure_progress(datetime.date(2026, 3, 31))
        # 100 · (50 − 20) / (80 − 20), and 729 of 1,094 days.
        assert [(row.measure, row.achievement, row.expected, row.pace) for row in rows] == [
            ("1-1", 50.0, 66.64, Pace.BEHIND)
        ]
        assert register.progress(as_of=datetime.date(2026, 3, 31))["answer"]["whole"]["progress"] == 50.0
        assert ask("good-practice", register, item=Item("I01-02"))["query"] == "good-practice"
        assert any(one.rule is Rule.EDITION_NOT_NEWEST for one in register.check())
        for format in ("json", "json-lines", "csv"):
            written = register.write(format)
            with Register.read(written, format) as again:
                assert again.write(format) == written
                assert again.diff(register)["answer"]["counts"]["unchanged"] == 2
        for wrong in (lambda: register["9-9"], lambda: Register.read(TEXT, "xlsx")):
            try:
                wrong()
            except (KeyError, ValueError):
                continue
            raise AssertionError("accepted")
        try:
            register.progress(day=1)
        except QueryError as error:
            assert "day" in str(error)
        else:
            raise AssertionError("accepted")
    path = Path(folder, "register.csv")
    path.write_bytes("施策番号,施策名,開始日,終了日\r\n1,窓口,令和7年4月1日,2024-03-31\r\n".encode("cp932"))
    with Register.read(path) as table:
        places = [(one.row, one.column) for one in table.check() if one.rule is Rule.DATES_OUT_OF_ORDER]
        assert places == [(2, "終了日")], places
    register.close()
    try:
        len(register)
    except RashinbanError:
        pass
    else:
        raise AssertionError("a closed register answers")

try:
    Register.read('{"measures": [{"id": "1", "alignments": [{"item": "I99"}]}, {"title": "あ"}]}')
except RegisterError as error:
    assert len([one for one in error.diagnostics if one.severity is Severity.ERROR]) >= 3
    assert "I01-02-03" in str(error) and error.diagnostics[0].reason_en
else:
    raise AssertionError("accepted")

print(f"{passed} vectors passed, {refused} registers refused, {failed} failed")
sys.exit(failed > 0)
