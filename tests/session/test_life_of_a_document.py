"""Random lives of a document: edited, taken back, saved, opened again, killed and restored. Nothing gets lost."""

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from PySide6.QtWidgets import QApplication

from postmortem_desk.model import Incident
from postmortem_desk.session.document import Document
from postmortem_desk.session.files import open_document, restored_document, save_document
from postmortem_desk.session.recovery import RecoveryKeeper
from postmortem_desk.storage.file_format.canonical import incident_bytes
from postmortem_desk.storage.paths import Paths
from postmortem_desk.storage.recovery import LeftCopies
from postmortem_desk.storage.recovery_copy import RecoveryCopy
from support.steps import steps
from support.strategies import incidents


class Life(RuleBasedStateMachine):
    """`self.past` is the history as it should be, `self.at` the place in it."""

    def __init__(self) -> None:
        super().__init__()
        self.kept = tempfile.TemporaryDirectory()
        folder = Path(self.kept.name)
        self.paths, self.file = Paths.under(folder / "own"), folder / "a.postmortem.json"
        self.begin(Document(Incident(id="i")), saved=True)

    def begin(self, document: Document, *, saved: bool) -> None:
        self.document = document
        self.past, self.at = [document.incident], 0
        self.saved_at = 0 if saved else None
        self.keeper = RecoveryKeeper(self.paths)
        self.keeper.watch(document, lambda: ())

    def teardown(self) -> None:
        self.keeper.close()
        self.kept.cleanup()

    @rule(start=incidents())
    def put_all_in_another_place(self, start: Incident) -> None:
        self.note(self.document.apply("Take over", lambda _incident: start.replaced(id="i")))

    @rule(data=st.data())
    def edit(self, data: st.DataObject) -> None:
        step = data.draw(steps(self.document.incident))
        self.note(self.document.apply(step.name, step.run))

    def note(self, changed: bool) -> None:
        if changed:
            if self.saved_at is not None and self.saved_at > self.at:
                self.saved_at = None  # the saved state is no longer in the history
            self.past[self.at + 1 :] = [self.document.incident]
            self.at += 1

    @rule()
    def undo(self) -> None:
        self.document.undo()
        self.at = max(0, self.at - 1)

    @rule()
    def redo(self) -> None:
        self.document.redo()
        self.at = min(len(self.past) - 1, self.at + 1)

    @rule()
    def undo_and_redo_all(self) -> None:
        for _ in self.past:
            self.document.undo()
        assert self.document.incident == self.past[0]
        for _ in self.past:
            self.document.redo()
        self.at = len(self.past) - 1

    @rule()
    def save(self) -> None:
        save_document(self.document, self.file, self.paths)
        self.saved_at = self.at
        assert self.file.read_bytes() == incident_bytes(self.document.incident)

    @precondition(lambda self: self.file.exists())
    @rule()
    def close_and_open(self) -> None:
        before = self.past[self.saved_at] if self.document.path is not None and self.saved_at is not None else None
        content = self.content()
        self.keeper.close()
        self.drop_copies()
        self.begin(open_document(self.file), saved=True)
        assert before is None or self.document.incident == before
        assert self.content() == content

    @rule()
    def rest_for_a_while(self) -> None:
        """A copy is written, as it is after every pause."""
        self.keeper.write_all()

    @rule()
    def kill_and_restore(self) -> None:
        """A process that ends without closing its windows leaves what it has not saved."""
        before, content = self.document, self.content()
        is_in_its_file = before.path is not None and content == incident_bytes(before.incident)
        self.keeper.write_all()
        self.keeper.close()
        found = self.drop_copies()
        assert [copy.incident for copy in found] == (
            [before.incident] if before.is_dirty and not is_in_its_file else []
        )
        if found:
            self.begin(restored_document(found[0]), saved=False)
        else:
            self.begin(open_document(before.path) if before.path else Document(before.incident), saved=True)
        assert self.document.incident == before.incident
        assert self.document.path == before.path
        assert self.content() == content

    def content(self) -> bytes | None:
        return self.file.read_bytes() if self.file.exists() else None

    def drop_copies(self) -> list[RecoveryCopy]:
        found = LeftCopies(self.paths)
        copies = [left.copy for left in found.copies]
        for left in found.copies:
            left.discard()
        found.close()
        return copies

    @invariant()
    def the_document_is_where_its_history_says(self) -> None:
        assert self.document.incident == self.past[self.at]
        assert self.document.is_dirty == (self.at != self.saved_at)


def test_nothing_is_lost_in_any_life(qapp: QApplication) -> None:
    run_state_machine_as_test(Life, settings=settings(max_examples=20, stateful_step_count=20))
