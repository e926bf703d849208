"""What the window asks a person, behind a protocol so that a script can answer as well."""

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from postmortem_desk.widgets.words.translation import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

    from postmortem_desk.storage.templates import Template

_DOCUMENTS: Final = "*.postmortem.json *.json *.md *.markdown *.txt *.html *.htm *.adoc *.rst *.org"
_EVIDENCE: Final = "*.csv *.tsv *.zip *.log *.json *.jsonl *.ndjson *.txt"


class Unsaved(Enum):
    """What to do with a document that is not saved."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


class RemovedRows(Struct, frozen=True):
    """What becomes of the rows of a section that is removed."""

    to: str | None
    """The id of the section that takes them; None deletes them."""


class FileKind(Struct, frozen=True):
    """A kind of file that a document can be written as."""

    filter: str
    """What the dialog calls it, with its ending: "PDF (*.pdf)"."""
    title: str
    """What happens when it is chosen: "Export as PDF"."""


class FileWish(Struct, frozen=True):
    """A file that is to be written."""

    suggestion: Path
    kinds: tuple[FileKind, ...]
    first: int
    """The place in `kinds` of the kind of `suggestion`."""
    accept: str
    """What the button says that does it."""


class Questions(Protocol):
    """The questions. None always means that the person thought better of it."""

    def unsaved(self, name: str) -> Unsaved:
        """What shall become of the changes in the document called `name`?"""

    def file_to_open(self, folder: Path) -> Path | None:
        """Which file shall be opened?"""

    def file_to_write(self, wish: FileWish) -> tuple[Path, int] | None:
        """Which file shall be written? With the place of its kind."""

    def replaced(self, name: str) -> bool:
        """Shall the file called `name`, which is there already, be written over?"""
        ...

    def template(self, templates: "tuple[Template, ...]") -> "Template | None":
        """Which template shall a new incident start from?"""

    def removed_rows(self, heading: str, rows: int, sections: tuple[tuple[str, str], ...]) -> RemovedRows | None:
        """What becomes of the rows of the section called `heading`? `sections` (id, heading) can take them."""


class Dialogs:
    """Asks the questions in dialogs on top of a window."""

    def __init__(self, parent: QWidget | None) -> None:
        self._parent = parent

    def unsaved(self, name: str) -> Unsaved:
        """Save, Discard or Cancel; Esc is Cancel, Enter is Save."""
        from PySide6.QtWidgets import QMessageBox  # late: Qt takes a while to know it

        box = self._box(translate("Save the changes to “{name}”?").format(name=name))
        box.setInformativeText(translate("What is not saved will be gone."))
        buttons = QMessageBox.StandardButton
        box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        box.setDefaultButton(buttons.Save)
        answers = {buttons.Save: Unsaved.SAVE, buttons.Discard: Unsaved.DISCARD}
        return answers.get(buttons(box.exec()), Unsaved.CANCEL)

    def file_to_open(self, folder: Path) -> Path | None:
        """The system's dialog, for incidents, Markdown and evidence."""
        from PySide6.QtWidgets import QFileDialog  # late, as above

        filters = (
            translate("All that can be read ({endings})").format(endings=f"{_DOCUMENTS} {_EVIDENCE}"),
            translate("Incidents and Markdown ({endings})").format(endings=_DOCUMENTS),
            translate("Evidence: chats, alerts, logs, tables ({endings})").format(endings=_EVIDENCE),
            translate("All files (*)"),
        )
        name, _filter = QFileDialog.getOpenFileName(
            self._parent,
            translate("Open"),
            str(folder),
            ";;".join(filters),
            options=QFileDialog.Option.HideNameFilterDetails,
        )
        return Path(name) if name else None

    def file_to_write(self, wish: FileWish) -> tuple[Path, int] | None:
        """The system's dialog, which says what it will do; it asks before a file is replaced."""
        from PySide6.QtWidgets import QFileDialog  # late, as above

        titles = {kind.filter: kind.title for kind in wish.kinds}
        dialog = QFileDialog(self._parent, wish.kinds[wish.first].title, str(wish.suggestion.parent))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(list(titles))
        dialog.selectNameFilter(wish.kinds[wish.first].filter)
        dialog.selectFile(wish.suggestion.name)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, wish.accept)
        dialog.filterSelected.connect(lambda chosen: dialog.setWindowTitle(titles[chosen]))
        accepted = dialog.exec()
        dialog.deleteLater()
        if not accepted:
            return None
        return Path(dialog.selectedFiles()[0]), list(titles).index(dialog.selectedNameFilter())

    def replaced(self, name: str) -> bool:
        """Replace or Cancel; Esc and Enter are Cancel."""
        from PySide6.QtWidgets import QMessageBox  # late, as above

        box = self._box(translate("“{name}” is there already. Replace it?").format(name=name))
        box.setInformativeText(translate("What it holds now is gone then."))
        replace = box.addButton(translate("Replace"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.exec()
        return box.clickedButton() is replace

    def _box(self, sentence: str) -> "QMessageBox":
        from PySide6.QtWidgets import QMessageBox  # late, as above

        box = QMessageBox(self._parent)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(sentence)
        return box

    def template(self, templates: "tuple[Template, ...]") -> "Template | None":
        """A list with what each template is good for."""
        from postmortem_desk.window.template_dialog import TemplateDialog  # late: hardly a session asks

        dialog = TemplateDialog(templates, self._parent)
        return dialog.chosen if dialog.exec() else None

    def removed_rows(self, heading: str, rows: int, sections: tuple[tuple[str, str], ...]) -> RemovedRows | None:
        """To another section, where one can take them, or away; Esc removes nothing."""
        from postmortem_desk.window.removal_dialog import RemovalDialog  # late, as above

        dialog = RemovalDialog(heading, rows, sections, self._parent)
        return RemovedRows(dialog.target) if dialog.exec() else None


def may_be_written(questions: Questions, path: Path, chosen: Path) -> bool:
    """Whether a person agrees that `path` is written who chose `chosen`: about that one the system's dialog has asked,
    about a name that got an ending after that nobody has.
    """
    return path == chosen or not path.exists() or questions.replaced(path.name)
