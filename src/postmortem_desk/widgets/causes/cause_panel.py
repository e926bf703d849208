"""The root causes of a section: what is told about them, their tree, and what is said of the selected one."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from postmortem_desk.insight.part_names import event_line
from postmortem_desk.model import Incident
from postmortem_desk.operations.audiences.wordings import audience_of
from postmortem_desk.operations.cause_levels import linked_events
from postmortem_desk.operations.lookup import cause_of, section_of
from postmortem_desk.session.document import Document, Place
from postmortem_desk.widgets.audiences.readers_menu import rows_readers_menu
from postmortem_desk.widgets.captioned import captioned
from postmortem_desk.widgets.causes.cause_delegate import CauseDelegate
from postmortem_desk.widgets.causes.cause_edits import FISHBONE, CauseEdits
from postmortem_desk.widgets.causes.cause_form import CauseForm
from postmortem_desk.widgets.causes.cause_parts import CauseParts
from postmortem_desk.widgets.causes.cause_tree_model import CauseTreeModel
from postmortem_desk.widgets.causes.cause_tree_view import CauseTreeView
from postmortem_desk.widgets.choice_menu import Choices, choice_menu, popup_below
from postmortem_desk.widgets.fields.part_picker import PartPicker
from postmortem_desk.widgets.fields.text_fields import LineField
from postmortem_desk.widgets.menu_key import MenuKey
from postmortem_desk.widgets.plain_label import PlainLabel
from postmortem_desk.widgets.prose.prose_panel import ProseEditor
from postmortem_desk.widgets.prose.wording_strip import WordingStrip
from postmortem_desk.widgets.rows.typed_text import TypedText
from postmortem_desk.widgets.section_panel import SectionPanel
from postmortem_desk.widgets.words.cause_words import cause_sentence


class CausePanel(SectionPanel):
    """Every edit is an operation on the document; the tree follows."""

    shown_parts = ("causes", "sections", "timeline", "display")

    place_selected = Signal(object)
    """The Place of the cause that a person has gone to."""
    selection_changed = Signal()
    """Other causes are selected."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(document, parent)
        self._edits = CauseEdits(document, self)
        self.why_button = QPushButton(self.tr("Ask why"), self)
        self.fishbone = QCheckBox(self.tr("Fishbone picture"), self)
        self.narrative = ProseEditor(document, self)
        self.wordings = WordingStrip(document, self.narrative, self)
        self.tree = CauseTreeView(self.tr("Tree of causes"), self)
        self.model = CauseTreeModel(document, self._edits, self)
        self.tree.show_model(self.model)
        self.delegate = CauseDelegate(self.model, self._edits, self.tree)
        self.tree.setItemDelegate(self.delegate)
        self.empty = PlainLabel(
            self.tr("Why could it happen? Type the first cause into the line below, press Enter, and ask why."),
            self,
        )
        self.quick = LineField(self.tr("Add a cause"), self)
        self.form = CauseForm(self._edits, self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.header.add_button(self.why_button)
        self.fishbone.setToolTip(self.tr("Show the causes by category as a picture in the document, too"))
        self.why_button.setToolTip(self.tr("Add an answer below the selected cause"))
        self.narrative.setAccessibleName(self.tr("What is told about the causes, in Markdown"))
        self.narrative.setObjectName("prose")
        self.empty.setObjectName("empty")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.quick.setPlaceholderText(self.tr("A cause, then Enter"))
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        rows = QWidget(self)
        self._rows = QStackedLayout(rows)
        self._rows.addWidget(self.tree)
        self._rows.addWidget(self.empty)
        line = QWidget(self)
        line.setObjectName("quick_line")
        foot = QHBoxLayout(line)
        foot.setContentsMargins(16, 8, 16, 8)
        foot.addWidget(self.quick)
        self.splitter = CauseParts(
            captioned(self.tr("In words"), (self.narrative,), self, self.wordings),
            captioned(self.tr("Tree of causes"), (rows, line), self, self.fishbone),
            self.form,
            self,
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addWidget(self.splitter, 1)

    def minimumSizeHint(self) -> QSize:
        """Small enough for a small window: the splitter's parts scroll."""
        return QSize(240, 320)

    def _connect(self) -> None:
        self.why_button.clicked.connect(self.ask_why)
        self.fishbone.clicked.connect(lambda checked: self._edits.show_fishbone(checked, self._section_id))
        self.quick.returnPressed.connect(self._enter_quick)
        self.tree.shift_requested.connect(self.move_selected)
        self.tree.level_requested.connect(self.change_level)
        self.tree.insert_requested.connect(self.add_cause)
        self.tree.remove_requested.connect(self.remove_selected)
        self.tree.cause_entered.connect(self._enter_cause)
        self.tree.selectionModel().selectionChanged.connect(self.selection_changed)
        TypedText(self.tree, self.quick)
        MenuKey(self.tree)
        self.tree.customContextMenuRequested.connect(self._open_menu)
        # A drop changes the tree, so it waits until the view is done with the drag.
        self.model.move_requested.connect(self._move, Qt.ConnectionType.QueuedConnection)
        self.model.link_requested.connect(self._link_dropped, Qt.ConnectionType.QueuedConnection)
        self.form.link_requested.connect(self.pick_event)

    @property
    def layouts(self) -> dict[str, CauseParts]:
        """What the window remembers of it."""
        return {"parts": self.splitter}

    # What the window asks of every panel.

    def commit_editing(self) -> None:
        """Write what is being typed into the document."""
        self.delegate.commit()
        super().commit_editing()

    def reveal(self, place: Place) -> None:
        """Select the cause of `place`, or go to the part of the section, and put the keyboard there."""
        audience = audience_of(place.field)
        if place.part == "section" and (audience is not None or place.field == "heading"):
            if audience is not None:
                self.wordings.show_words(audience)
            (self.header.heading if audience is None else self.narrative).setFocus()
            return
        if place.part == "cause" and self.model.index_of(place.id).isValid():
            if self.tree.current_id != place.id or place.id not in self.tree.selected_ids:
                self.tree.select_ids([place.id])
            else:
                self.tree.scrollTo(self.tree.currentIndex())
            if self.form.focus_field(place.field):
                return
        if self.delegate.editor is None:
            (self.tree if self.model.causes else self.quick).setFocus()

    # What can be done.

    def add_cause(self) -> None:
        """Add an empty cause at the top, and open its text."""
        self.commit_editing()
        self._open_new(self._edits.add(self._section_id))

    def ask_why(self) -> None:
        """Add an empty answer below the current cause, and open its text; without a cause, the first one."""
        self.commit_editing()
        current = self.tree.current_id
        if current is None and self.model.causes:
            current = self.model.tree()[0][1]
        self._open_new(self._edits.ask_why(current) if current is not None else self._edits.add(self._section_id))

    @property
    def has_selected(self) -> bool:
        """Whether a cause is selected."""
        return self.tree.selectionModel().hasSelection()

    def duplicate_selected(self) -> None:
        """Add copies of the selected causes, with all below them, behind them."""
        if ids := self._selected():
            self.tree.select_ids(self._edits.duplicate(ids))

    def remove_selected(self) -> None:
        """Delete the selected causes; those below them move up. Undo brings them back."""
        if ids := self._selected():
            self.tree.leave_selected()
            self._edits.remove(ids)

    def move_selected(self, step: int) -> None:
        """Move the selected causes up (-1) or down (1) among their siblings."""
        if ids := self._selected():
            self._edits.shift(ids, step)
            self.tree.scrollTo(self.tree.currentIndex())

    def change_level(self, step: int) -> None:
        """Move the selected causes one level up (-1), or below the sibling above them (1)."""
        if ids := self._selected():
            self._edits.change_level(ids, step)
            self.tree.scrollTo(self.tree.currentIndex())

    def readers_menu(self, parent: QWidget) -> QMenu:
        """Who may read the selected causes."""
        return rows_readers_menu(parent, self._document, self._edits.records, self.tree, self.commit_editing)

    def ask_readers(self) -> None:
        """Open that menu below the current cause."""
        popup_below(self.readers_menu(self), self.tree)

    def pick_event(self) -> None:
        """Let a person choose an event, by typing, to link to the current cause."""
        self.commit_editing()
        cause_id = self.tree.current_id
        if cause_id is not None:
            linked = cause_of(self._document.incident, cause_id).event_ids
            events = [(e.id, event_line(e)) for e in self._document.incident.timeline if e.id not in linked]
            example = self.tr("A time or a few letters of the event")
            picker = PartPicker(self.tr("Find an event to link"), example, events, self)
            picker.picked.connect(lambda event_id: self._edits.link(cause_id, (event_id,)))
            picker.show_over(self)

    # What follows.

    def _selected(self) -> tuple[str, ...]:
        self.commit_editing()
        return self.tree.selected_ids

    def _open_new(self, cause_id: str) -> None:
        self._edits.begin_row(cause_id)
        self.tree.select_ids([cause_id])
        self.tree.setFocus()
        self.tree.edit_current()

    def _enter_quick(self) -> None:
        text = self.quick.value.strip()
        if text:
            self.quick.show_value("")
            self.tree.select_ids([self._edits.add(self._section_id, text)])

    def _move(self, ids: tuple[str, ...], parent_id: str, before_id: str | None) -> None:
        self.commit_editing()
        self._edits.move(ids, parent_id, before_id)
        self.tree.select_ids(ids)

    def _link_dropped(self, event_ids: tuple[str, ...], cause_id: str) -> None:
        self.commit_editing()
        self._edits.link(cause_id, event_ids)
        self.tree.select_ids([cause_id])

    def _enter_cause(self, cause_id: str | None) -> None:
        self._show_form()
        if cause_id is not None and self.isVisible():
            self.place_selected.emit(Place("cause", cause_id))

    def _open_menu(self, point: QPoint) -> None:
        add = (self.tr("Add cause"), self.add_cause, "Ins")
        groups: Choices = [[add]]
        if self.tree.indexAt(point).isValid():
            groups = [
                [
                    (self.tr("Ask why"), self.ask_why, "Ctrl+Shift+Y"),
                    add,
                    (self.tr("Link event…"), self.pick_event, ""),
                ],
                [
                    (self.tr("Duplicate"), self.duplicate_selected, "Ctrl+D"),
                    (self.tr("Delete"), self.remove_selected, "Del"),
                ],
                [
                    (self.tr("Move up"), lambda: self.move_selected(-1), "Alt+Up"),
                    (self.tr("Move down"), lambda: self.move_selected(1), "Alt+Down"),
                    (self.tr("Below the cause above"), lambda: self.change_level(1), "Alt+Right"),
                    (self.tr("One level up"), lambda: self.change_level(-1), "Alt+Left"),
                ],
                [self.readers_menu],
            ]
        choice_menu(groups, self).popup(self.tree.viewport().mapToGlobal(point))

    def _show(self, incident: Incident) -> None:
        self.model.show_section(incident, self._section_id)
        self.delegate.follow()
        causes = self.model.causes
        self._rows.setCurrentWidget(self.tree if causes else self.empty)
        self.why_button.setEnabled(bool(causes))
        # Only a category has a bone to stand on; a picture that is wanted can always be put away.
        wanted = incident.display.get(FISHBONE) is True
        self.fishbone.setChecked(wanted)
        self.fishbone.setVisible(wanted or any(cause.category.strip() for cause in causes))
        self.wordings.show_section(self._section_id)
        self.header.show_section(self._section_id, cause_sentence(causes))
        if not self.wordings.audience and section_of(incident, self._section_id).guidance == "":
            self.narrative.setPlaceholderText(self.tr("How it came about, as you would tell it"))
        if causes and self.tree.current_id is None:
            self.tree.select_ids([self.model.tree()[0][1]])
        self._show_form()

    def _show_form(self) -> None:
        """The form follows the current cause; without one it is away."""
        cause = self.model.cause_at(self.tree.currentIndex())
        incident = self._document.incident
        self.form.show_cause(cause, linked_events(incident, cause) if cause else (), incident.causes)
        self.form.setVisible(cause is not None)
