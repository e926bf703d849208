"""The windows that are open, and what they share: settings, theme, the question of what to open."""

from collections.abc import Callable
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace
from PySide6.QtCore import QObject, QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from postmortem_desk import __version__
from postmortem_desk.resource_files import resource_path
from postmortem_desk.session.document import Document
from postmortem_desk.session.files import open_document
from postmortem_desk.storage.paths import Paths, is_same_file
from postmortem_desk.storage.settings import (
    PAPERS,
    THEMES,
    Settings,
    load_settings,
    recent_files,
    save_settings,
    with_recent_file,
)
from postmortem_desk.storage.window_state import load_window_state, save_window_state
from postmortem_desk.text.links import allowed_link
from postmortem_desk.trouble import Trouble
from postmortem_desk.widgets.appearance import apply_theme
from postmortem_desk.widgets.notice_bar import Choice, Sayings
from postmortem_desk.window.actions.menu_titles import VIEW
from postmortem_desk.window.main_window import MainWindow
from postmortem_desk.window.opening import Opening, Wish, imported_document, is_incident_file, takes_long
from postmortem_desk.window.questions import Questions
from postmortem_desk.window.shared_windows import SharedWindows, ShownElsewhere

if TYPE_CHECKING:
    from postmortem_desk.window.safe_copies import SafeCopies

EXAMPLE = "examples/checkout-outage.postmortem.json"
_BESIDE: Final = QPoint(24, 24)
GUIDE = "help/guide.postmortem.json"


class Desk(QObject):
    """Opens windows and keeps them; closing the last one ends the program."""

    def __init__(
        self,
        application: QApplication,
        paths: Paths,
        questions: Questions | None = None,
        waiting: MainWindow | None = None,
    ) -> None:
        """`waiting` is a window that is on the screen already; the first document goes into it."""
        super().__init__(application)
        self._waiting = waiting
        self._application = application
        self._paths = paths
        self._questions = questions
        self.windows: list[MainWindow] = []
        self.opening = Opening(self)
        self.shared = SharedWindows(paths, self)
        self.shared.wanted.connect(self._bring_forward)

    @cached_property
    def safe_copies(self) -> "SafeCopies":
        """The recovery copies of what is open, and those that are left from an end that was none."""
        from postmortem_desk.window.safe_copies import SafeCopies  # late: a document can be read before it needs them

        return SafeCopies(self, self._paths)

    def open_files(self, files: list[Path]) -> None:
        """Open a window for each file. Without one that can be opened at once, a window on a new incident.

        Documents that take long are read beside it, and the first of them takes its place while nobody wrote into it.
        No window is opened when all files are shown by another process.
        """
        troubles, rescues, elsewhere = [], list[Choice](), 0
        slow = [path for path in files if takes_long(path)]
        for path in (path for path in files if path not in slow):
            try:
                self.open_file(path)
            except ShownElsewhere:
                elsewhere += 1
            except Trouble as trouble:
                troubles.append(str(trouble))
                rescues += self._rescue_choices(path)
        if files and elsewhere == len(files):
            return
        is_filled = bool(self.windows)
        window = self.windows[-1] if is_filled else self.new_from("plain")
        sayings = Sayings(window.parts.notice)
        if troubles:
            sayings.add(" ".join(troubles), rescues)
        show = self.show_document if is_filled else partial(self._show_instead, window)
        for path in slow:
            self.opening.start(Wish(path, sayings, show))

    def _show_instead(self, empty: MainWindow, document: Document) -> None:
        """Show a document; the window on a new incident that was there until now goes, unless somebody used it."""
        self.show_document(document)
        if empty in self.windows and not empty.document.is_dirty and not empty.parts.notice.sentence:
            empty.close()

    def tell(self, sentence: str) -> None:
        """Say something that is about the program as a whole, in the last window."""
        if self.windows:
            self.windows[-1].parts.notice.say(sentence)

    def open_file(self, path: Path) -> MainWindow:
        """Open the incident, or the Markdown, at `path`; a file that is open already is shown. Raises Trouble."""
        path = path.absolute()
        for window in self.windows:
            if window.document.path and is_same_file(window.document.path, path):
                self._bring_forward(window)
                return window
        document = self._read(path)
        self.shared.refuse_shown_elsewhere(document)
        window = self.show_document(document)
        self._remember(path)
        return window

    def new_from(self, template: str) -> MainWindow:
        """A window on a new incident from the template called `template`."""
        from postmortem_desk.storage.templates import incident_from_template  # late: many windows are on a file

        return self.show_document(Document(incident_from_template(template, self._paths, date.today())))

    def show_document(self, document: Document) -> MainWindow:
        """Open a window on `document`."""
        window, self._waiting = self._waiting or self._new_window(), None
        window.fill(document, self._paths, self._questions, self._handlers())
        window.closed.connect(lambda: self._forget(window))
        window.files_dropped.connect(lambda names: self._take(window, *map(Path, names)))
        window.commands.recent_menu.aboutToShow.connect(lambda: self._fill_recent(window))
        window.commands.menus[VIEW].aboutToShow.connect(lambda: self._tick_look(window))
        document.path_changed.connect(self._remember)
        window.commands.versions.document_made.connect(self.show_document)
        window.parts.documents.preview.link_clicked.connect(lambda address: self._ask_for_link(window, address))
        self.windows.append(window)
        self.safe_copies.watch(window)
        self.shared.hold(window)
        window.commands.files.is_taken = partial(self.shared.is_taken, window)
        window.show()
        if document.notice:
            window.parts.notice.say(document.notice, news=not document.read_only)
        return window

    def _bring_forward(self, window: MainWindow) -> None:
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()
        self._application.alert(window)  # some systems let no program take the front by itself

    def _new_window(self) -> MainWindow:
        window = MainWindow()
        window.restore(load_window_state(self._paths))
        if self.windows and not window.isMaximized():
            window.move(self.windows[-1].pos() + _BESIDE)  # not exactly over the last one
        return window

    def _remember(self, path: Path) -> None:
        self._change_settings(lambda settings: with_recent_file(settings, path))

    def _change_settings(self, change: Callable[[Settings], Settings]) -> Settings:
        """The settings with `change`. They are stored; where they cannot be, that is told."""
        settings = change(load_settings(self._paths))
        try:
            save_settings(settings, self._paths)
        except Trouble as trouble:
            self.tell(str(trouble))
        return settings

    def _fill_recent(self, window: MainWindow) -> None:
        """The files that were open lately and are still there."""
        menu = window.commands.recent_menu
        menu.clear()
        for path in recent_files(load_settings(self._paths)):
            action = menu.addAction(path.name.replace("&", "&&"))
            action.setStatusTip(str(path))
            action.setEnabled(path.exists())
            action.triggered.connect(lambda _checked=False, path=path: self._take(window, path))
        if menu.isEmpty():
            menu.addAction(self.tr("No file yet")).setEnabled(False)

    def _handlers(self) -> dict[str, Callable[[MainWindow], object]]:
        return {
            "new": self._ask_for_template,
            "open": self._ask_for_file,
            "quit": lambda _window: self._application.closeAllWindows(),
            **{f"theme_{theme}": self._look_setter(theme=theme) for theme in THEMES},
            **{f"paper_{paper}": self._look_setter(paper=paper) for paper in PAPERS},
            "guide": lambda _window: self._open_bundled(GUIDE),
            "example": lambda _window: self._open_bundled(EXAMPLE),
            "about": self._tell_about,
        }

    def _ask_for_template(self, window: MainWindow) -> None:
        from postmortem_desk.storage.templates import list_templates  # late, as above

        template = window.parts.questions.template(list_templates(self._paths))
        if template is not None:
            self.new_from(template.name)

    def _ask_for_file(self, window: MainWindow) -> None:
        path = window.document.path
        chosen = window.parts.questions.file_to_open(path.parent if path else Path.home())
        if chosen is not None:
            self._take(window, chosen)

    def _take(self, window: MainWindow, *paths: Path) -> None:
        """Open what somebody gave to a window, or let it be taken there."""
        from postmortem_desk.window.given_files import take_files  # late: a start opens its files itself

        take_files(window, paths, self._open)

    def _open(self, path: Path, sayings: Sayings) -> None:
        if takes_long(path):
            self.opening.start(Wish(path, sayings, self.show_document))
            return
        try:
            self.open_file(path)
        except Trouble as trouble:
            sayings.add(str(trouble), self._rescue_choices(path))

    def _rescue_choices(self, path: Path) -> tuple[Choice, ...]:
        from postmortem_desk.window.rescue import rescue_choices  # late: most files can be read

        return rescue_choices(path, self._paths, self.show_document)

    def _read(self, path: Path) -> Document:
        return open_document(path) if is_incident_file(path) else imported_document(path)

    def _open_bundled(self, name: str) -> None:
        """A bundled incident, as a document without a file, so that nobody saves over it."""
        self.show_document(Document(open_document(resource_path(name)).incident))

    def _look_setter(self, **wish: str) -> Callable[[MainWindow], object]:
        """What gives the windows another theme, or the previews another paper, and remembers it."""

        def set_look(_window: MainWindow) -> None:
            settings = self._change_settings(lambda before: replace(before, **wish))
            apply_theme(self._application, settings.theme, settings.paper)

        return set_look

    def _tick_look(self, window: MainWindow) -> None:
        """Tick the theme and the paper that hold."""
        settings = load_settings(self._paths)
        for key in (f"theme_{settings.theme}", f"paper_{settings.paper}"):
            window.bench.actions_by_key[key].setChecked(True)

    def _ask_for_link(self, window: MainWindow, address: str) -> None:
        link = allowed_link(address)
        if link is not None:
            choices = ((self.tr("Open"), lambda: QDesktopServices.openUrl(QUrl(link))),)
            question = self.tr("Open this address in the browser? {address}").format(address=link)
            window.parts.notice.say(question, choices)

    def _tell_about(self, window: MainWindow) -> None:
        window.parts.notice.say(
            self.tr("Postmortem Desk {version}. Settings: {config}. Logs: {logs}.").format(
                version=__version__, config=self._paths.config, logs=self._paths.logs
            ),
            news=True,
        )

    def _forget(self, window: MainWindow) -> None:
        if window in self.windows:
            self.windows.remove(window)
            self.safe_copies.end(window)
            self.shared.let_go(window)
        try:
            save_window_state(self._paths, window.saved_state())
        except Trouble as trouble:
            self.tell(str(trouble))  # only the places of panels are lost, so nobody is kept from closing
        window.deleteLater()
