"""The other words of an event, one field for each audience that has some or is to get some."""

from collections.abc import Mapping

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from postmortem_desk.widgets.fields.growing_height import GrowingHeight
from postmortem_desk.widgets.fields.text_fields import TextField
from postmortem_desk.widgets.plain_label import PlainLabel
from postmortem_desk.widgets.words.audience_words import audience_in_sentence

_MOST_LINES = 6


class _Wording(Struct, frozen=True):
    """The words for one audience."""

    caption: PlainLabel
    field: TextField

    def set_visible(self, shows: bool) -> None:
        self.caption.setVisible(shows)
        self.field.setVisible(shows)


class WordingFields(QWidget):
    """Hidden where there are no other words. A field that is left empty goes."""

    edited = Signal(str, str)
    """(audience, text)"""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part_id = ""
        self._variants: Mapping[str, str] = {}
        self._wanted = ""
        """Who is to get other words, though there are none yet."""
        self._wordings: dict[str, _Wording] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def show_value(self, part_id: str, variants: Mapping[str, str]) -> None:
        """Show the other words of a part."""
        if part_id != self._part_id:
            self._part_id, self._wanted = part_id, ""
        self._variants = variants
        self._show()

    def want(self, audience: str) -> TextField:
        """Show a field for the words for `audience`, whether there are some or not."""
        self._wanted = audience
        self._show()
        return self._wordings[audience].field

    def _show(self) -> None:
        names = list(dict.fromkeys((*self._variants, *filter(None, (self._wanted,)))))
        for name in names:
            if name not in self._wordings:
                self._wordings[name] = self._made(name)
        for name, wording in self._wordings.items():
            wording.set_visible(name in names)
            if name in names:
                wording.field.show_value(self._variants.get(name, ""))
        self.setVisible(bool(names))

    def _made(self, name: str) -> _Wording:
        words = self.tr("Words for {audience}").format(audience=audience_in_sentence(name))
        wording = _Wording(PlainLabel(words, self, look="secondary"), TextField(words, self))
        wording.caption.setBuddy(wording.field)
        GrowingHeight(wording.field, _MOST_LINES)
        wording.field.edited.connect(lambda text: self._take(name, text))
        wording.field.left.connect(self._leave)
        if self._wordings:
            QWidget.setTabOrder(list(self._wordings.values())[-1].field, wording.field)
        self._column.addWidget(wording.caption)
        self._column.addWidget(wording.field)
        return wording

    def _take(self, name: str, text: str) -> None:
        self._wanted = name  # it stays while somebody is in it, also where it is empty
        self.edited.emit(name, text)

    def _leave(self) -> None:
        self._wanted = ""
        self._show()
        self.left.emit()
