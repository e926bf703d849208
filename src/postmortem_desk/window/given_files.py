"""Files that a person gives to a window: by Open, by dropping them there, or from the recent ones."""

from collections.abc import Callable, Sequence
from pathlib import Path

from postmortem_desk.widgets.notice_bar import Choice, Sayings
from postmortem_desk.widgets.words.translation import translate
from postmortem_desk.window.main_window import MainWindow
from postmortem_desk.window.opening import evidence_in

Open = Callable[[Path, Sayings], object]
"""Opens a file in a window of its own, and tells there what is wrong with it."""


def take_files(window: MainWindow, paths: Sequence[Path], open_file: Open) -> None:
    """Open `paths`; what is evidence may also be for the incident in `window`."""
    sayings = Sayings(window.parts.notice)
    evidence = [path for path in paths if evidence_in(path)]
    for path in paths:
        if path not in evidence:
            _open_or_merge(window, path, sayings, open_file)
    if evidence:
        sayings.add(_evidence_sentence(evidence), _evidence_choices(window, evidence, open_file))


def _open_or_merge(window: MainWindow, path: Path, sayings: Sayings, open_file: Open) -> None:
    """Open a file; a copy of the document in `window` is offered to be merged instead."""
    if not window.commands.copies.offer(path, lambda: open_file(path, sayings)):
        open_file(path, sayings)


def _evidence_sentence(evidence: Sequence[Path]) -> str:
    if len(evidence) > 1:
        sentence = translate("{n} files hold evidence: messages, alerts, lines or rows for a timeline.")
        return sentence.format(n=len(evidence))
    sentence = translate("{name} holds evidence: messages, alerts, lines or rows for a timeline.")
    return sentence.format(name=evidence[0].name)


def _evidence_choices(window: MainWindow, evidence: Sequence[Path], open_file: Open) -> tuple[Choice, ...]:
    def take() -> None:
        for path in evidence:
            window.commands.evidence.take_file(path)

    def open_as_incident() -> None:
        _open_or_merge(window, evidence[0], Sayings(window.parts.notice), open_file)

    choices: tuple[Choice, ...] = ((translate("Take as evidence"), take),)
    if len(evidence) == 1 and evidence[0].is_file():
        choices += ((translate("Open as a new incident"), open_as_incident),)
    return choices
