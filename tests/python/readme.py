"""Runs the examples of a README: every block of ```python, by itself. `python readme.py FILE`"""

import re
import sys
from pathlib import Path

blocks = re.findall(r"^```python\n(.*?)^```", Path(sys.argv[1]).read_text(encoding="utf-8"), re.S | re.M)
assert blocks, "no example"
for block in blocks:
    exec(compile(block, sys.argv[1], "exec"), {})
    # A line that says what it gives is held to it: `expression  # 'literal'`.
    for line in block.splitlines():
        if line[:1].strip() and (said := re.fullmatch(r"(\w\S.*?)  +# (['(].*)", line)):
            names = {}
            exec(next(line for line in block.splitlines() if line.startswith("from ")), names)
            want, got = said[2], eval(said[1], names)
            if repr(got) != want:
                assert want.startswith("'") and got in want, (line, got)
print(f"{len(blocks)} examples")
