"""Saves that other processes make, so that they can be killed, held short and failed.

python saving.py once TARGET OWN        save NEW over whatever is there, once
python saving.py limited TARGET OWN     the same, where no file may be larger than 100 bytes
python saving.py edits TARGET OWN WHO N     append N lines, each in a save of its own, to the list in TARGET
python saving.py forks TARGET OWN       for each line on stdin, fork a child that saves without end, and tell its id
"""

import json
import os
import sys
from pathlib import Path

from postmortem_desk.storage.paths import Paths
from postmortem_desk.storage.saving.safe_write import ChangedOutside, digest_of, write_safely
from postmortem_desk.trouble import Trouble

OLD = b"the old file\n"
NEW = b"the new file, somewhat longer than the old one\n" * 50
SOMEBODY = 54321
"""A user and a group that nobody is."""
WORDS = 20_000
"""How often a killed save repeats its number: a torn file shows."""


def numbered(number: int) -> bytes:
    """A content of about 100 kB that says which one it is."""
    return f"{number:05} ".encode() * WORDS


def is_whole(data: bytes) -> bool:
    """Whether `data` is one of the contents, and nothing between two of them."""
    return data == OLD or (len(data) == 6 * WORDS and data == data[:6] * WORDS)


def once(target: Path, paths: Paths) -> int:
    """Save; a trouble is printed, and the answer is 1 then."""
    try:
        write_safely(target, NEW, None, paths)
    except Trouble as trouble:
        os.writev(1, [str(trouble).encode()])  # no `write`, which may be what fails
        return 1
    return 0


def limited(target: Path, paths: Paths) -> int:
    """Save where a file may have 100 bytes."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
    return once(target, paths)


def as_somebody(target: Path, paths: Paths) -> int:
    """Save as another user, whose rights on the file are those of everybody."""
    os.setgroups([])
    os.setgid(SOMEBODY)
    os.setuid(SOMEBODY)
    return once(target, paths)


def edits(target: Path, paths: Paths, who: str, count: str) -> int:
    """Add lines to the list in the file, beginning anew whenever somebody else was quicker."""
    for number in range(int(count)):
        saved = False
        while not saved:
            data = target.read_bytes()
            lines = [*json.loads(data), f"{who} {number}"]
            try:
                write_safely(target, json.dumps(lines).encode(), digest_of(data), paths)
                saved = True
            except ChangedOutside:
                continue
    return 0


def forks(target: Path, paths: Paths) -> int:
    """Fork a saving child whenever a line comes."""
    for _line in sys.stdin:
        child = os.fork()
        if child == 0:
            for number in range(10**9):
                write_safely(target, numbered(number % 100_000), None, paths)
        print(child, flush=True)
        os.waitpid(child, 0)
        print("dead", flush=True)
    return 0


if __name__ == "__main__":
    command, place, own, *more = sys.argv[1:]
    run = {"once": once, "limited": limited, "as_somebody": as_somebody, "edits": edits, "forks": forks}[command]
    sys.exit(run(Path(place), Paths.under(Path(own)), *more))
