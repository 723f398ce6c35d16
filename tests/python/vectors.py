"""Runs tests/vectors/*.json and those of native/ on the installed package, and bad input. `python vectors.py [FILE…]`"""

import json
import re
import sys
from pathlib import Path

import rashinban as api
from rashinban import Item, RashinbanError


def code(item):
    return item and item.code


def codes(items):
    return [item.code for item in items]


def screaming(name):
    return re.sub(r"(?<!^)([A-Z])", r"_\1", name).upper()


def search(query, **options):
    results = api.search(query, **options)
    return {"total": results.total, "items": codes(results)}


def matches(query, code):
    item = Item(code)
    for match in item.matches(query):
        what, lang = match.field.slug.split("-")
        # Cut out here, so that the range is tested and not the package's own cut.
        matched = getattr(item, what)(lang)[match.start : match.end]
        assert matched == match.text, (matched, match.text)
        yield {"field": match.field.slug, "word": match.word, "matched": matched, "folds": list(match.folds.slugs)}


def cross_references(code):
    for one in Item(code).cross_references:
        yield {"item": one.item.code, "reason": one.reason.slug, "term": one.term and one.term.label()}


def provenance(code):
    found = Item(code).provenance
    return {
        "edition": found.edition.slug,
        "document": found.document,
        "heading": found.heading,
        "line": found.line,
        "column": found.column,
        "verbatim": found.verbatim,
    }


def edition(id):
    found = api.edition(id)
    return {
        "decided_on": found.decided_on.isoformat(),
        "superseded_by": found.superseded_by and found.superseded_by.slug,
        "carried": found.is_carried,
    }


def convert(**args):
    converted = api.convert(**args)
    return {"bytes": converted.data.hex(), "replaced": list(converted.replaced)}


def measure(text):
    measured = api.measure(text)
    return {"characters": measured.characters, "columns": measured.columns}


CALLS = {
    "item_by_code": lambda code: Item(code).code,
    "item_by_number": lambda kind, number: Item.by_number(kind, number).code,
    "items_by_label": lambda label: codes(Item.by_label(label)),
    "enum_by_name": lambda type, name: getattr(api, type)[screaming(name)].code,
    "kind": lambda code: Item(code).kind.slug,
    "number": lambda code: Item(code).number,
    "label": lambda code, lang: Item(code).label(lang),
    "label_status": lambda code, lang: Item(code).label_status(lang).slug,
    "text": lambda code, lang: Item(code).text(lang),
    "figure": lambda code: Item(code).figure,
    "note": lambda code, lang: Item(code).note(lang),
    "is_within": lambda code, other: Item(code).is_within(other),
    "parent": lambda code: globals()["code"](Item(code).parent),
    "previous": lambda code: globals()["code"](Item(code).previous),
    "next": lambda code: globals()["code"](Item(code).next),
    "child": lambda code, number: Item(code).child(number).code,
    "children": lambda code: codes(Item(code).children),
    "ancestors": lambda code: codes(Item(code).ancestors),
    "descendants": lambda code: codes(Item(code).descendants),
    "siblings": lambda code: codes(Item(code).siblings),
    "path": lambda code: codes(Item(code).path),
    "items": lambda: codes(api.items()),
    "chapters": lambda: codes(api.chapters()),
    "items_of_kind": lambda kind: codes(api.items(kind)),
    "kind_label": lambda kind, lang: api.kind_label(kind, lang),
    "search": search,
    "matches": lambda query, code: list(matches(query, code)),
    "fold": lambda text: api.fold(text),
    "cross_references": lambda code: list(cross_references(code)),
    "terms": lambda code, lang: list(
        dict.fromkeys(one.term.label(lang) for one in Item(code).cross_references if one.term)
    ),
    "provenance": provenance,
    "occurrences": lambda code: [{"line": o.line, "verbatim": o.verbatim} for o in Item(code).occurrences],
    "item_edition": lambda code: Item(code).edition.slug,
    "edition": edition,
    "editions": lambda: [edition.slug for edition in api.editions()],
    "carried_edition": lambda: api.carried_edition().slug,
    "newest_edition": lambda: {
        "id": api.newest_edition().slug,
        "confirmed": api.edition(api.newest_edition()).is_confirmed,
    },
    "crosswalk": lambda code, edition: Item(code).crosswalk(edition).slug,
    "attribution": lambda lang: api.attribution(lang),
    "convert": convert,
    "measure": measure,
}


def outcome(call, *arguments, **named):
    """An answer, or the error as a vector writes it."""
    try:
        return call(*arguments, **named)
    except RashinbanError as error:
        assert str(error), "an error says something"
        answer = {"error": error.problem.slug}
        if error.problem is api.Problem.UNKNOWN_CODE:
            answer["nearest"] = codes(error.nearest)
        return answer


class Report:
    passed = failed = 0

    def equal(self, name, got, want):
        if type(got) is type(want) and got == want:
            self.passed += 1
        else:
            self.failed += 1
            print(f"{name}: got {got!r}, want {want!r}", file=sys.stderr)


def run_vectors(report, files):
    for path in files:
        for vector in json.loads(path.read_text(encoding="utf-8")):
            name = f"{path.name}: {vector['name']}"
            call = CALLS.get(vector["call"])
            if call is None:
                report.equal(name, f"unknown call {vector['call']}", None)
                continue
            try:
                report.equal(name, outcome(call, **(vector.get("args") or {})), vector["want"])
            except Exception as error:  # one broken vector must not hide the others
                report.equal(name, f"{type(error).__name__}: {error}", vector["want"])


def run_bad_input(report):
    """A clear error, and a library that works on."""

    def refused(name, problem, call, *arguments, **named):
        report.equal(f"bad input: {name}", outcome(call, *arguments, **named), {"error": problem})

    def wrong_type(name, call, *arguments, **named):
        try:
            got = call(*arguments, **named)
        except Exception as error:
            got = type(error)
        report.equal(f"bad input: {name}", got, TypeError)

    v = Item("V")
    half = "防災\ud83d"
    refused("half a pair as query", "malformed-text", api.search, half)
    refused("half a pair in matches", "malformed-text", v.matches, half)
    refused("half a pair as code", "malformed-text", Item, "V\ud83d")
    refused("half a pair as label", "malformed-text", Item.by_label, half)
    refused("half a pair to fold", "malformed-text", api.fold, half)
    report.equal("beyond the first plane", api.fold("😀Ａ"), "😀a")
    refused("no query", "empty-query", api.search, "")
    refused("white space", "empty-query", api.search, " \u3000\n\t")
    refused("257 characters", "query-too-long", api.search, "あ" * 257)
    refused("17 words", "query-too-long", api.search, "の " * 17)
    refused("ten million characters", "query-too-long", api.search, "デ" * 10**7)
    refused("a huge code", "malformed-code", Item, "1" * 10**7)
    report.equal("a huge label", Item.by_label("デ" * 10**6), ())
    report.equal("a huge text", api.fold("Ａ" * 10**6), "a" * 10**6)
    report.equal("nothing to fold", api.fold(""), "")
    report.equal("a NUL to fold", api.fold("Ａ\0Ｂ"), "a\0b")
    report.equal("a NUL to find", api.search("防\0災").total, 0)
    refused("a NUL in a code", "malformed-code", Item, "V01\0")
    refused("a NUL before a code", "malformed-code", Item, "\0V01")
    crowded = v.matches("の " * 16)
    report.equal("many matches", (len(crowded) > 64, len(crowded) % 16), (True, 0))
    for number in (-1, 0, 255, 256, 257, 65537, 2**31, 2**32 + 1, -(2**32) + 1, 10**40):
        refused(f"number {number}", "unknown-number", Item.by_number, "vision", number)
        refused(f"child {number}", "unknown-number", v.child, number)
        refused(f"vision {number}", "unknown-number", api.Vision, number)
    refused("limit -1", "invalid-argument", api.search, "防災", limit=-1)
    refused("offset -1", "invalid-argument", api.search, "防災", offset=-(10**40))
    report.equal("limit 0", search("防災", limit=0), {"total": 4, "items": []})
    report.equal("a huge limit", api.search("防災", limit=10**40).total, 4)
    report.equal("an offset far behind", search("防災", offset=10**40), {"total": 4, "items": []})
    refused("no such kind", "unknown-kind", api.items, "principle")
    refused("no such kind, by number", "unknown-kind", api.ItemKind, 13)
    refused("no such language", "unknown-language", v.label, "fr")
    refused("no such edition", "unknown-edition", api.edition, "1999")
    refused("no such encoding", "unknown-encoding", v.label_bytes, 10, "euc-jp")
    refused("within nothing", "malformed-code", api.search, "防災", within="X")
    refused("a width below 0", "invalid-argument", v.label_bytes, -1)
    refused("a width beyond C", "invalid-argument", v.label_bytes, 2**31)
    for value in (None, 1, 1.5, b"V01", {}, [], object(), True):
        wrong_type(f"code {value!r}", Item, value)
        wrong_type(f"query {value!r}", api.search, value)
        wrong_type(f"text {value!r}", api.fold, value)
        wrong_type(f"label {value!r}", Item.by_label, value)
        wrong_type(f"matches {value!r}", v.matches, value)
    for value in (None, 1.5, b"ja", {}, [], object(), api.Vision.GROWTH_STRATEGY):
        wrong_type(f"language {value!r}", v.label, value)
        wrong_type(f"edition {value!r}", api.edition, value)
    for value in (None, "1", 1.0, {}, object()):
        wrong_type(f"number {value!r}", Item.by_number, "vision", value)
        wrong_type(f"offset {value!r}", api.search, "防災", offset=value)
    # Afterwards everything still answers as before.
    report.equal("after all that", Item("V01").label(), "デジタル化による成長戦略")


def run_habits(report):
    """What Python's own habits expect of the package."""
    import copy
    import pickle
    from importlib import metadata
    from concurrent.futures import ThreadPoolExecutor

    item = Item("I01-02-03")
    report.equal("one object for an item", Item("i1.2.3") is item, True)
    report.equal("pickled", pickle.loads(pickle.dumps(item)) is item, True)
    report.equal("copied", copy.deepcopy([item])[0] is item, True)
    report.equal("sorted in plan order", codes(sorted(reversed(api.items()))), codes(api.items()))
    report.equal("shown", (str(item), repr(item), f"{item}"), ("I01-02-03", "Item('I01-02-03')", "I01-02-03"))
    try:
        item.code = "V01"
        report.equal("read-only", True, False)
    except AttributeError:
        report.equal("read-only", True, True)
    vision = api.Vision(4)
    report.equal("a number of the plan", vision, api.Vision.NO_ONE_LEFT_BEHIND)
    report.equal("an enum as an item", Item(vision).code, "V04")
    report.equal("an enum shown", f"{vision}", "誰一人取り残されないデジタル社会")
    report.equal("lists are apart", api.Vision(1) == api.Strategy(1), False)
    report.equal("a slice", codes(api.search("防災")[1:3]), ["I05-03-01", "V02"])
    report.equal("in", Item("V02") in api.search("防災"), True)
    for number in (1, 2, 3, 99):
        report.equal(f"problem {number}", bool(api.RashinbanError(api.Problem(number)).message("en")), True)
    error = pickle.loads(pickle.dumps(RashinbanError(api.Problem.UNKNOWN_CODE, (item,))))
    report.equal("an error pickled", (error.problem, error.nearest), (api.Problem.UNKNOWN_CODE, (item,)))
    report.equal("an error is a ValueError", isinstance(error, ValueError), True)
    # A fixed-width field as Python's own codec writes it.
    for one in api.items() + api.chapters():
        for encoding, codec in (("utf-8", "utf-8"), ("cp932", "cp932"), ("utf-16le", "utf-16-le")):
            want = one.label().encode(codec)
            got = one.label_bytes(400, encoding)
            report.equal(f"{one} in {codec}", got.decode(codec).rstrip(" "), want.decode(codec))
    report.equal("cut between characters", item.label_bytes(7).decode("cp932"), "在留カ ")
    report.equal("a code in a field", item.code_bytes(12), b"I01-02-03   ")
    converted = api.convert("高橋𠮷", width=8, replace=True)
    report.equal("converted", (converted.data, converted.replaced), ("高橋〓  ".encode("cp932"), (2,)))
    report.equal("converted whole", api.convert("①ﾃﾞ").data, "①ﾃﾞ".encode("cp932"))
    report.equal("nothing converted", api.convert("", width=0).data, b"")
    report.equal("lacking", outcome(api.convert, "𠮷"), {"error": "unencodable"})
    report.equal("measured", (api.measure("ﾃﾞ字").characters, api.measure("ﾃﾞ字").columns), (3, 4))
    # The names in the generated lists are those of the library.
    named = {
        api.ItemKind: "kind", api.Lang: "lang", api.LabelStatus: "label_status", api.Edition: "edition",
        api.Field: "field", api.Reason: "reason", api.Crosswalk: "crosswalk", api.Encoding: "encoding",
    }  # fmt: skip
    for names, noun in named.items():
        for member in names:
            report.equal(f"name of {member!r}", member.slug, api._native.text(f"rashinban_{noun}_name", member.value))
    for problem in api.Problem:
        report.equal(f"name of {problem!r}", problem.slug, api._native.text("rashinban_status_name", -problem.value))
    report.equal("exported", json.loads(api.export_json())["edition"], "2023")
    report.equal("one version", metadata.version("rashinban"), api.version())
    with ThreadPoolExecutor(8) as pool:
        answers = set(pool.map(lambda _: tuple(codes(api.search("ﾃﾞｼﾞﾀﾙ"))), range(400)))
    report.equal("eight threads", len(answers), 1)


def main():
    folder = Path(__file__).resolve().parent.parent / "vectors"
    files = [Path(name) for name in sys.argv[1:]] or sorted([*folder.glob("*.json"), *folder.glob("native/*.json")])
    assert files, f"{folder}: no vectors"
    report = Report()
    run_vectors(report, files)
    run_bad_input(report)
    run_habits(report)
    print(f"{report.passed} passed, {report.failed} failed")
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main())
