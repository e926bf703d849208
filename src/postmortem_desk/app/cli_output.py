"""What the commands print. Texts of a file may come from anybody, so no control character reaches the terminal."""

import sys
import unicodedata


def printable(text: str) -> str:
    """`text` on one line, with U+FFFD for each character that a terminal would obey (controls, bidi marks)."""
    one_line = " ".join(text.splitlines())
    return "".join(
        "\N{REPLACEMENT CHARACTER}" if unicodedata.category(letter) in ("Cc", "Cf", "Cs") else letter
        for letter in one_line
    )


def say(text: str) -> None:
    """Print a line of the command's result."""
    print(printable(text))


def remark(text: str) -> None:
    """Print a line that is not the result: to stderr, so that a pipe stays clean."""
    print(printable(text), file=sys.stderr)
