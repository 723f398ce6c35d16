"""The plan from Python. Run it with a code of your own: python plan.py V04"""

import sys

from rashinban import Item, ItemKind, RashinbanError, Vision, attribution, items, search


def print_item(item: Item) -> None:
    print(f"\n{item}")
    for lang in ("ja", "kana", "en"):
        print(f"  {lang:<7} {item.label(lang)}")
    print(f"  path    {' > '.join(one.code for one in item.path)}")
    source = item.provenance
    print(f"  source  line {source.line}, under {source.heading}")


def print_by_code(typed: str) -> bool:
    """A code that people typed is the one input that is often wrong: tell them what they may have meant."""
    try:
        print_item(Item(typed))
        return True
    except RashinbanError as error:
        print(f"\n{typed}: {error}")
        return False


def main() -> int:
    print("The sets of the plan")
    for one in items(ItemKind.SET):
        print(f"  {one.code:<4}{len(one.children):3}  {one.label()}")

    found = print_by_code(sys.argv[1] if len(sys.argv) > 1 else "ｉ１．２．３")

    # The closed lists are enums; their value is the number that the plan gives them.
    print_item(Vision.NO_ONE_LEFT_BEHIND.item)

    # Half-width kana find full-width ones: width, case and kana do not matter.
    best = search("ﾃﾞｼﾞﾀﾙ", limit=5)
    print(f"\nﾃﾞｼﾞﾀﾙ: {best.total} items, the best {len(best)}")
    for one in best:
        # What a web page would highlight, as places in the label.
        places = [match for match in one.matches("ﾃﾞｼﾞﾀﾙ") if match.field.slug == "label-ja"]
        marks = ", ".join(f"{match.start}-{match.end}" for match in places)
        print(f"  {one.code:<10}{one.label()}  [{marks}]")

    if len(sys.argv) < 2:
        print_by_code("I01-07")
        # A line of a file of fixed width, as older systems read it: nine bytes of code, twenty of label, CP932.
        print(f"\n{Vision.DIGITAL_TALENT.item.code_bytes(9) + Vision.DIGITAL_TALENT.item.label_bytes(20)!r}")

    print(f"\n{attribution('en')}")
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())
