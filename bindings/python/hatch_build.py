"""The wheel carries the C library with registers, so it is for one platform, but for every Python 3.

RASHINBAN_LIBRARY says which file of the library goes in, RASHINBAN_WHEEL_PLATFORM for what it was built
(``manylinux2014_x86_64``, ``win_amd64``); without the latter the wheel is for this machine.
"""

import os
import sysconfig
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NAMES = {".so": "librashinban_register.so", ".dll": "rashinban_register.dll", ".dylib": "librashinban_register.dylib"}


class Hook(BuildHookInterface):
    def initialize(self, version, build_data):
        if version == "editable":
            return
        named = os.environ.get("RASHINBAN_LIBRARY")
        if not named:
            raise SystemExit("RASHINBAN_LIBRARY: librashinban_register.so の場所を示してください / say where it is")
        library = Path(named).resolve(strict=True)
        platform = os.environ.get("RASHINBAN_WHEEL_PLATFORM") or sysconfig.get_platform()
        build_data["force_include"][str(library)] = f"rashinban/{NAMES[library.suffix]}"
        for licence in ("LICENSE-APACHE", "LICENSE-MIT"):
            build_data["force_include"][str(Path(self.root).parents[1] / licence)] = f"rashinban/{licence}"
        build_data["pure_python"] = False
        build_data["tag"] = f"py3-none-{platform.replace('-', '_').replace('.', '_')}"
