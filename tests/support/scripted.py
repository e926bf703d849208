"""Answers to the window's questions, given beforehand."""

from collections import deque
from pathlib import Path
from typing import NamedTuple

from postmortem_desk.storage.templates import Template
from postmortem_desk.window.questions import FileWish, RemovedRows, Unsaved


class Chosen(NamedTuple):
    """Where to save, with the kind of file that was chosen in the dialog."""

    path: Path
    kind: str


class Scripted:
    """Gives the answers that it was made with, in order, and remembers what was asked."""

    def __init__(self, *answers: object) -> None:
        self.asked: list[str] = []
        self.answer(*answers)

    def answer(self, *answers: object) -> None:
        """Give these answers from now on."""
        self._answers = deque(answers)

    def _next(self, question: str) -> object:
        self.asked.append(question)
        assert self._answers, f"nobody expected to be asked: {question}"
        return self._answers.popleft()

    def unsaved(self, name: str) -> Unsaved:
        answer = self._next(f"unsaved {name}")
        assert isinstance(answer, Unsaved)
        return answer

    def file_to_open(self, folder: Path) -> Path | None:
        answer = self._next("open")
        assert answer is None or isinstance(answer, Path)
        return answer

    def file_to_write(self, wish: FileWish) -> tuple[Path, int] | None:
        answer = self._next(f"{wish.accept.lower()} {wish.suggestion.name}")
        if isinstance(answer, Chosen):
            return answer.path, [kind.filter for kind in wish.kinds].index(answer.kind)
        assert answer is None or isinstance(answer, Path)
        return (answer, wish.first) if answer else None

    def replaced(self, name: str) -> bool:
        answer = self._next(f"replace {name}")
        assert isinstance(answer, bool)
        return answer

    def template(self, templates: tuple[Template, ...]) -> Template | None:
        answer = self._next(", ".join(template.name for template in templates))
        return next((template for template in templates if template.name == answer), None)

    def removed_rows(self, heading: str, rows: int, sections: tuple[tuple[str, str], ...]) -> RemovedRows | None:
        answer = self._next(f"rows of {heading}: {rows}, to {', '.join(name for _id, name in sections)}")
        assert answer is None or isinstance(answer, RemovedRows)
        return answer
