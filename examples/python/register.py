"""A register of measures from Python: python register.py examples/registers/prefecture-fy2024.json [EARLIER.json]"""

import sys
from pathlib import Path

from rashinban.register import Register, RegisterError, Severity


def print_register(register: Register) -> None:
    titles = {measure.id: measure.title for measure in register}
    print(f"measures: {len(register)}")
    for row in register.measure_progress():
        achievement = "-" if row.achievement is None else f"{row.achievement:.2f}%"
        print(f"  {row.pace.slug:<14}{achievement:>8}  {titles[row.measure]}")
    print("to look at:")
    for found in register.check():
        if found.severity is not Severity.NOTE:
            print(f"  {found}")


def main() -> int:
    try:
        with Register.read(Path(sys.argv[1])) as register:
            print_register(register)
            for earlier in sys.argv[2:]:
                # The answers that have no rows come as the JSON that every surface gives.
                with Register.read(Path(earlier)) as before:
                    counts = register.diff(before)["answer"]["counts"]
                    print(", ".join(f"{what}: {count}" for what, count in counts.items()))
    except RegisterError as error:
        # Every reason at once, with its place.
        print(error)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
