"""One finding of the checks, or like ones together: what is wrong, why it matters, where it is, what can be done."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from postmortem_desk.insight.checks.finding import Finding, FindingGroup, Fix, Spot
from postmortem_desk.widgets.appearance import Tones, tones_of
from postmortem_desk.widgets.elided_button import ElidedButton
from postmortem_desk.widgets.fields.shown_text import shown
from postmortem_desk.widgets.flow_row import FlowRow
from postmortem_desk.widgets.plain_label import PlainLabel
from postmortem_desk.widgets.plain_tip import plain_tip
from postmortem_desk.widgets.words.finding_words import help_of, label_of, sentence_of, source_of
from postmortem_desk.widgets.words.translation import translatable
from postmortem_desk.widgets.words.word_table import WordTable

LEVEL_WORDS: Final = WordTable(
    {
        "error": translatable("contradiction"),
        "warning": translatable("warning"),
        "hint": translatable("hint"),
    },
)
_FEW: Final = 3
"""Places that are shown of many until a person asks for all."""
_FEW_OTHERS: Final = 1
"""Places beside its own that a finding shows: what it is held against."""
_DOT: Final = 8


class CheckCard(QWidget):
    """Everything it offers is a button, so that Tab and Enter reach it."""

    show_wanted = Signal(object)
    """The Spot."""
    fix_wanted = Signal(object)
    """The Fix."""
    dismiss_wanted = Signal(object)
    """The Finding."""

    def __init__(self, group: FindingGroup, parent: QWidget) -> None:
        super().__init__(parent)
        self.group = group
        self._names: dict[str, str] = {}
        self.sentence = PlainLabel(shown(sentence_of(group), one_line=True), self, look="check_sentence", wraps=True)
        level = LEVEL_WORDS.word(group.rule.level)
        self.why = PlainLabel(
            f"{help_of(group.rule)}\n{self.tr('From: {source}').format(source=source_of(group.rule))}",
            self,
            look="secondary",
            wraps=True,
        )
        self.why.hide()
        self.why_button = self._link(self.tr("Why"), self.tr("Why: {sentence}").format(sentence=sentence_of(group)))
        self.why_button.setCheckable(True)
        self.why_button.toggled.connect(self.why.setVisible)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(_Dot(group.rule.level, level, self), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.sentence, 1)
        head.addWidget(self.why_button, 0, Qt.AlignmentFlag.AlignTop)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._rows.setContentsMargins(_DOT + 8, 0, 0, 0)
        self._rows.addWidget(self.why)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 12, 8)
        column.setSpacing(2)
        column.addLayout(head)
        column.addLayout(self._rows)
        self.rows: list[QWidget] = []
        self.all_button: QPushButton | None = None

    def show_names(self, names: dict[str, str]) -> None:
        """Say what the places are called, by the ids of their parts."""
        self._names = names
        findings = self.group.findings
        self._show_rows(findings if len(findings) <= _FEW + 1 or self._shows_all() else findings[:_FEW])

    def _shows_all(self) -> bool:
        return len(self.rows) > _FEW + 1

    def _show_rows(self, findings: tuple[Finding, ...]) -> None:
        for row in self.rows:
            self._rows.removeWidget(row)
            row.deleteLater()
        self.rows = [self._row(finding) for finding in findings]
        for row in self.rows:
            self._rows.addWidget(row)
        if self.all_button is not None:
            self._rows.removeWidget(self.all_button)
            self.all_button.deleteLater()
            self.all_button = None
        total = len(self.group.findings)
        if len(findings) < total:
            self.all_button = self._link(self.tr("Show all {n}").format(n=total), "")
            self.all_button.clicked.connect(lambda: self._show_rows(self.group.findings))
            self._rows.addWidget(self.all_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _row(self, finding: Finding) -> QWidget:
        """The places of one finding, its fixes, and "set aside"."""
        row = QWidget(self)
        line = FlowRow(row)
        name = self._name(finding.spot)
        for spot in (finding.spot, *finding.others[:_FEW_OTHERS]):
            line.addWidget(self._place_button(spot, row))
        for fix in finding.fixes:
            line.addWidget(self._fix_button(fix, name))
        away = self._link(self.tr("Set aside"), self.tr("Set aside: {place}").format(place=name))
        away.setProperty("aside", True)
        away.setToolTip(self.tr("Set this finding aside, for this incident"))
        away.clicked.connect(lambda: self.dismiss_wanted.emit(finding))
        line.addWidget(away)
        return row

    def _place_button(self, spot: Spot, row: QWidget) -> QPushButton:
        name = self._name(spot)
        place = ElidedButton(name, row)
        place.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        place.setProperty("link", True)
        place.setAccessibleName(self.tr("Show {place}").format(place=name))
        place.clicked.connect(lambda: self.show_wanted.emit(spot))
        return place

    def _fix_button(self, fix: Fix, name: str) -> QPushButton:
        button = QPushButton(shown(label_of(fix), one_line=True), self)
        button.setAccessibleName(f"{label_of(fix)}: {name}")
        button.clicked.connect(lambda: self.fix_wanted.emit(fix))
        return button

    def _link(self, text: str, accessible: str) -> QPushButton:
        button = QPushButton(text.replace("&", "&&"), self)
        button.setProperty("link", True)
        button.setAccessibleName(accessible or text)
        return button

    def _name(self, spot: Spot) -> str:
        name = self._names.get(spot.id, "") or self.tr("Incident details")
        if spot.quote:
            name = f"{name}: \u201c{spot.quote}\u201d"
        return shown(name, one_line=True)


class _Dot(QWidget):
    """The level of a finding, as a spot of colour; its name says it too."""

    def __init__(self, level: str, word: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._level = level
        self.setFixedSize(_DOT, 18)
        self.setToolTip(plain_tip(word))
        self.setAccessibleName(word)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A disc, or a ring for a hint."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(_colour(self._level, tones_of(self.palette())))
        painter.setPen(colour)
        if self._level != "hint":
            painter.setBrush(colour)
        painter.drawEllipse(1, 7, _DOT - 2, _DOT - 2)


def _colour(level: str, tones: Tones) -> str:
    return {"error": tones.kinds["alert"], "warning": tones.caution}.get(level, tones.secondary)
