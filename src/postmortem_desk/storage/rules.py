"""Reads the rules of the checks: the bundled ones, and what a team changed beside its incidents or in its settings."""

from functools import lru_cache
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from postmortem_desk.insight.checks.rules import BundledRules, RuleBook, TeamRules, rule_book
from postmortem_desk.resource_files import resource_text
from postmortem_desk.storage.paths import Paths
from postmortem_desk.trouble import Trouble

TEAM_FILE: Final = "postmortem-desk.rules.json"
"""The file beside the incidents in which a team switches rules off, changes their levels and adds its own."""
_LARGEST: Final = 1_000_000
"""Bytes. A larger file of rules is refused."""


def load_rules(paths: Paths, folder: Path | None = None) -> RuleBook:
    """The rules that hold for incidents in `folder`: the bundled ones, changed by the settings and then by the folder.

    Raises Trouble for a file of rules that cannot be read.
    """
    files = [paths.own_rules, *([folder / TEAM_FILE] if folder is not None else [])]
    contents = tuple((str(file), data) for file in files if (data := _read(file)) is not None)
    return _book(contents)


@lru_cache(maxsize=8)
def _book(contents: tuple[tuple[str, bytes], ...]) -> RuleBook:
    """Remembered by content, so that an unchanged file gives the same book and nothing is checked anew."""
    bundled = BundledRules.model_validate_json(resource_text("rules/rules.json"))
    return rule_book(bundled, tuple(_team_rules(Path(file), data) for file, data in contents))


def _read(file: Path) -> bytes | None:
    try:
        if file.stat().st_size > _LARGEST:
            raise Trouble("the file of rules is larger than a megabyte.", subject=str(file), remedy="Make it smaller.")
        return file.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Trouble(
            f"the rules cannot be read ({(error.strerror or str(error)).lower()}).",
            subject=str(file),
            remedy="Check that you may read the file, or move it away.",
        ) from error


def _team_rules(file: Path, data: bytes) -> TeamRules:
    try:
        return TeamRules.model_validate_json(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(step) for step in first["loc"])
        raise Trouble(
            f"the rules cannot be used: {first['msg'][:1].lower()}{first['msg'][1:]}.",
            subject=str(file),
            place=place,
            remedy="Put it right, or move the file away.",
        ) from error
