"""Whose words of a section an editor shows: its own text, or other words for an audience."""

from PySide6.QtCore import QMargins, Qt
from PySide6.QtWidgets import QButtonGroup, QToolButton, QWidget

from postmortem_desk.operations.lookup import section_of
from postmortem_desk.session.document import Document
from postmortem_desk.widgets.flow_row import FlowRow
from postmortem_desk.widgets.prose.prose_editor import ProseEditor
from postmortem_desk.widgets.words.audience_words import audience_in_sentence

_MARGINS = QMargins(12, 0, 12, 4)


class WordingStrip(QWidget):
    """A tab for each wording of the section, which stand there when it has others than its own or is to get some."""

    def __init__(self, document: Document, editor: ProseEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._editor = editor
        self._section_id = ""
        self._audience = ""
        self._row = FlowRow(self, _MARGINS)
        self._group = QButtonGroup(self)
        self._tabs: dict[str, QToolButton] = {}
        self.hide()

    @property
    def audience(self) -> str:
        """Whose words the editor shows; "" for the section's own."""
        return self._audience

    def show_section(self, section_id: str) -> None:
        """Let the editor show a section: its own text, unless other words of that very section are being edited."""
        if section_id != self._section_id:
            self._section_id, self._audience = section_id, ""
        self._show()

    def show_words(self, audience: str) -> None:
        """Let the editor show the words for an audience, "" for the section's own."""
        self._audience = audience
        self._show()

    def _show(self) -> None:
        variants = section_of(self._document.incident, self._section_id).variants
        names = dict.fromkeys((*variants, *filter(None, (self._audience,))))
        if names:
            for name in ("", *names):
                if name not in self._tabs:
                    self._tabs[name] = self._made(name)
            self._tabs[self._audience].setChecked(True)
        for name, tab in self._tabs.items():
            tab.setVisible(not name or name in names)
        self.setVisible(bool(names))
        self._editor.show_section(self._section_id, self._audience)

    def _made(self, name: str) -> QToolButton:
        tab = QToolButton(self)
        words = self.tr("Words for {audience}").format(audience=audience_in_sentence(name)) if name else ""
        tab.setText((words or self.tr("Own text")).replace("&", "&&"))
        tab.setAccessibleName(words or self.tr("Own text"))
        tab.setCheckable(True)
        tab.setProperty("tab", True)
        tab.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        tab.clicked.connect(lambda: self._choose(name))
        if self._tabs:
            QWidget.setTabOrder(list(self._tabs.values())[-1], tab)
        self._group.addButton(tab)
        self._row.addWidget(tab)
        return tab

    def _choose(self, name: str) -> None:
        self._document.end_typing()
        self.show_words(name)
        self._editor.setFocus()
