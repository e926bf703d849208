"""The earlier versions of a document's file: when, what changed, and what differs from the document as it stands."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from postmortem_desk.insight.difference import difference
from postmortem_desk.model import Incident
from postmortem_desk.session.background import Background
from postmortem_desk.session.document import Document, Place
from postmortem_desk.storage.incident_file import read_incident
from postmortem_desk.storage.versions import Version
from postmortem_desk.trouble import Trouble
from postmortem_desk.widgets.plain_label import PlainLabel
from postmortem_desk.widgets.versions.difference_view import DifferenceView
from postmortem_desk.widgets.words.clock_words import clock_words
from postmortem_desk.widgets.words.difference_counts import difference_counts

_SHARES: Final = (200, 360)


class VersionsView(QWidget):
    """What it shows is read when somebody looks; what changed from one version to the next is told as it is found."""

    open_wanted = Signal(object)
    """The Version that a person wants to open as a new document."""
    described = Signal()
    """It is told of every version what changed."""

    def __init__(
        self, document: Document, versions: Callable[[], tuple[Version, ...]], parent: QWidget | None = None
    ) -> None:
        """`versions` gives those of the document's file, the latest first."""
        super().__init__(parent)
        self._document = document
        self._versions = versions
        self._background = Background(self)
        self._told: dict[Version, str] = {}
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Versions, the latest first"))
        self.list.setUniformItemSizes(True)
        self.list.setObjectName("versions")
        self.setObjectName("versions_view")
        self.difference = DifferenceView(self)
        self.sentence = PlainLabel("", self, look="secondary", wraps=True)
        self.open = QPushButton(self.tr("Open as a new document"), self)
        self._lay_out()
        self.list.currentRowChanged.connect(self._show_version)
        self.open.clicked.connect(self._want_open)
        self.list.itemActivated.connect(self._want_open)
        document.changed.connect(self._follow)

    def _lay_out(self) -> None:
        heading = PlainLabel(self.tr("Versions"), self, look="panel_heading")
        self._empty = PlainLabel(
            self.tr(
                "No version yet. Saving keeps what it replaces, and every half hour of work keeps one more. They lie "
                "in the program's own folder, not beside your file."
            ),
            self,
            look="empty",
            wraps=True,
        )
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 8)
        foot.addWidget(self.sentence, 1)
        foot.addWidget(self.open)
        lower = QWidget(self)
        column = QVBoxLayout(lower)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(foot)
        column.addWidget(self.difference, 1)
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.list)
        splitter.addWidget(lower)
        splitter.setSizes(_SHARES)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(splitter)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(heading)
        whole.addWidget(self._pages, 1)
        self.setFocusProxy(self.list)

    def refresh(self) -> None:
        """Show the versions that there are now; the selected one stays selected."""
        if not self.isVisible():
            return
        selected = self._selected()
        shown = self._versions()
        now = datetime.now(tz=UTC)
        self.list.clear()
        for version in shown:
            item = QListWidgetItem(self.list)
            item.setData(Qt.ItemDataRole.UserRole, version)
            item.setText(_line(clock_words(version.when, now), self._told.get(version, "")))
        self._pages.setCurrentIndex(1 if shown else 0)
        self.list.setCurrentRow(shown.index(selected) if selected in shown else 0)
        self._describe_next()

    def commit_editing(self) -> None:
        """Nothing is typed here."""

    def reveal(self, _place: Place) -> None:
        """Put the focus into the list."""
        self.list.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Read the versions now that somebody looks."""
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: keep only what was read of them."""
        super().hideEvent(event)
        self.difference.show_changes(())

    def _selected(self) -> Version | None:
        item = self.list.currentItem()
        return _version_of(item) if item is not None else None

    def _want_open(self) -> None:
        version = self._selected()
        if version is not None:
            self.open_wanted.emit(version)

    def _follow(self) -> None:
        """What differs from the document has changed: it is told again when the version is chosen again."""
        if self.isVisible():
            self._show_version()

    def _show_version(self) -> None:
        version = self._selected()
        self.open.setEnabled(version is not None)
        if version is None:
            return
        when = clock_words(version.when, datetime.now(tz=UTC))
        try:
            incident = read_incident(version.file).incident
        except Trouble as trouble:
            self.difference.show_changes(())
            self.sentence.setText(str(trouble))
            self.open.setEnabled(False)
            return
        self.difference.show_difference(incident, self._document.incident)
        counts = difference_counts(self.difference.changes)
        self.sentence.setText(self.tr("Since {time}: {counts}").format(time=when, counts=counts))

    def _describe_next(self) -> None:
        """Find out in the background what changed in the latest version of which that is not told yet."""
        shown = [_version_of(self.list.item(row)) for row in range(self.list.count())]
        row = next((row for row, version in enumerate(shown) if version not in self._told), None)
        if row is None:
            self.described.emit()
            return
        version, before = shown[row], shown[row + 1] if row + 1 < len(shown) else None
        self._background.start(
            lambda _job: self._described(version, before),
            lambda counts: self._tell(version, counts),
            lambda _trouble: self._tell(version, ""),
        )

    def _described(self, version: Version, before: Version | None) -> str:
        """In another thread: say what makes this version of the one before it."""
        try:
            after = read_incident(version.file).incident
            start = read_incident(before.file).incident if before else None
        except Trouble:
            return self.tr("cannot be read")
        return _counted(start, after) if start else self.tr("the first one")

    def _tell(self, version: Version, counts: str) -> None:
        self._told[version] = counts
        for row in range(self.list.count()):
            item = self.list.item(row)
            if _version_of(item) == version:
                item.setText(_line(clock_words(version.when, datetime.now(tz=UTC)), self._told[version]))
        if self.isVisible():
            self._describe_next()


def _version_of(item: QListWidgetItem) -> Version:
    version: Version = item.data(Qt.ItemDataRole.UserRole)
    return version


def _counted(before: Incident, after: Incident) -> str:
    return difference_counts(difference(before, after))


def _line(when: str, counts: str) -> str:
    return f"{when}   {counts}" if counts else when
