"""Sets the project up and works on it: `python3 packaging/dev.py run | test | check | bench | texts | lock | setup`.

It needs Python 3.11 or newer and nothing else. This file is kept readable for older versions, which are told so.
"""

import shutil
import sys

NEEDED = (3, 11)
NEWER = ("python3.14", "python3.13", "python3.12", "python3.11")


def main() -> int:
    """Run the command that was given. Returns the exit code."""
    if sys.version_info < NEEDED:
        found = [name for name in NEWER if shutil.which(name)]
        remedy = f"Run this with {found[0]}." if found else "Install one, and run this with it."
        sys.stderr.write(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}. {remedy}\n")
        return 2
    from devtools.commands import run_command

    return run_command(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
