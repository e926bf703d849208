"""The sources in the evidence tray: which one, the zone and the clock it was written by, its columns."""

from datetime import timedelta
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from postmortem_desk.operations.evidence import SourceClock
from postmortem_desk.session.evidence_tray import EvidenceTray
from postmortem_desk.session.tray_source import TraySource
from postmortem_desk.text.times.zones import zone_info
from postmortem_desk.widgets.fields.shown_text import shown
from postmortem_desk.widgets.plain_tip import plain_tip
from postmortem_desk.widgets.sources.evidence_columns import EvidenceColumns
from postmortem_desk.widgets.words.remark_words import remarks_text

_INSIDE: Final = 28
"""What a field needs beside its words."""
_FARTHEST_SECONDS: Final = 86_400 * 7


class EvidenceSources(QWidget):
    """Chooses a source, and says what a person knows of it."""

    troubled = Signal(str)
    """A sentence: what cannot be."""

    def __init__(self, tray: EvidenceTray, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tray = tray
        self.choice = QComboBox(self)
        self.choice.setAccessibleName(self.tr("Source"))
        self.choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.zone = QLineEdit(self)
        self.zone.setPlaceholderText(self.tr("Zone of the incident"))
        self.zone.setAccessibleName(self.tr("Zone of the source's times"))
        self.zone.setToolTip(plain_tip(self.tr("The zone of times that tell none, like Europe/Berlin or UTC+2")))
        self.ahead = QLineEdit(self)
        self.ahead.setValidator(QIntValidator(-_FARTHEST_SECONDS, _FARTHEST_SECONDS, self.ahead))
        self.ahead.setPlaceholderText(self.tr("Clock ahead, s"))
        self.ahead.setToolTip(plain_tip(self.tr("How many seconds the source's clock was ahead of the right time")))
        self.ahead.setFixedWidth(self.fontMetrics().horizontalAdvance(self.ahead.placeholderText()) + _INSIDE)
        self.ahead.setAccessibleName(self.tr("Seconds that the source's clock was ahead"))
        self.show_columns = QPushButton(self.tr("Columns"), self)
        self.show_columns.setCheckable(True)
        self.show_columns.setToolTip(plain_tip(self.tr("Which column is what; correct it where it was found wrong")))
        self.columns = EvidenceColumns(self)
        which, clock = QHBoxLayout(), QHBoxLayout()
        for row, widgets in ((which, (self.choice, self.show_columns)), (clock, (self.zone, self.ahead))):
            row.setSpacing(8)
            for stretch, widget in zip((1, 0), widgets, strict=True):
                row.addWidget(widget, stretch)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(which)
        whole.addLayout(clock)
        whole.addWidget(self.columns)
        self.choice.currentIndexChanged.connect(self._show_chosen)
        self.show_columns.toggled.connect(self._show_chosen)
        self.zone.editingFinished.connect(self._set_clock)
        self.ahead.editingFinished.connect(self._set_clock)
        self.columns.columns_wanted.connect(lambda columns: tray.set_columns(self.choice.currentIndex(), columns))
        tray.changed.connect(self.refresh)
        self.refresh()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order."""
        return (self.choice, self.show_columns, self.zone, self.ahead, self.columns)

    @property
    def chosen(self) -> TraySource | None:
        """The source that is chosen; None where there is none."""
        place = self.choice.currentIndex()
        return self._tray.sources[place] if 0 <= place < len(self._tray.sources) else None

    def refresh(self) -> None:
        """Read the tray again; a new source becomes the chosen one."""
        names = [f"{shown(source.evidence.name)} ({source.evidence.kind})" for source in self._tray.sources]
        if names != [self.choice.itemText(place) for place in range(self.choice.count())]:
            self.choice.clear()
            self.choice.addItems(names)
            self.choice.setCurrentIndex(len(names) - 1)
        self._show_chosen()

    def remove_chosen(self) -> None:
        """Take the chosen source out of the tray."""
        if self.chosen is not None:
            self._tray.remove(self.choice.currentIndex())

    def _show_chosen(self) -> None:
        source = self.chosen
        is_table = source is not None and source.evidence.kind == "csv"
        self.show_columns.setVisible(is_table)
        self.columns.setVisible(is_table and self.show_columns.isChecked())
        if source is None:
            return
        self.choice.setToolTip(plain_tip(shown(remarks_text(source.evidence.found))))
        self.zone.setText(source.clock.zone)
        self.ahead.setText(f"{source.clock.ahead.total_seconds():.0f}" if source.clock.ahead else "")
        if self.columns.isVisibleTo(self) and source.columns is not None:
            self.columns.show_columns(source.columns)

    def _set_clock(self) -> None:
        source, zone = self.chosen, self.zone.text().strip()
        if source is None:
            return
        if zone and zone_info(zone) is None:
            self.troubled.emit(
                self.tr("The zone {zone} is not known. Write one like Europe/Berlin or UTC+2.").format(zone=zone)
            )
            return
        clock = SourceClock(zone, timedelta(seconds=int(self.ahead.text() or 0)))
        if clock != source.clock:
            self._tray.set_clock(self.choice.currentIndex(), clock)
