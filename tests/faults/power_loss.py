"""What a disk may hold after a power cut, worked out from the calls of a save.

Only what was synced is sure. A file's content that was not synced may be missing, cut off, zeros or all there; a change
of a folder that was not synced may have come to the disk or not, each for itself and before the content that it is about.
"""

from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

from postmortem_desk.storage.saving.system_calls import SystemCalls


@dataclass
class _File:
    """A file's content: what was written, and how much of it is sure."""

    written: bytes = b""
    synced: int = 0

    def contents(self) -> set[bytes]:
        """What may be there after a power cut."""
        sure, rest = self.written[: self.synced], self.written[self.synced :]
        return {sure + may for may in (b"", rest[: len(rest) // 2], bytes(len(rest)), rest)}


@dataclass
class Disk(SystemCalls):
    """Makes the real calls, and looks after each at what a power cut would leave of `target`."""

    target: Path
    after_each_call: list[set[bytes]] = field(default_factory=list)
    """For each call that was made: the contents that `target` may have when the power goes then."""

    def __post_init__(self) -> None:
        content = self.target.read_bytes()
        self._open: dict[int, _File] = {}
        self._names = {self.target.name: _File(content, len(content))}
        self._sure = dict(self._names)
        self._changes: list[dict[str, _File | None]] = []

    @property
    def now(self) -> set[bytes]:
        """The contents that the target may have when the power goes now; b"" where it may be missing."""
        found: set[bytes] = set()
        for came in product((False, True), repeat=len(self._changes)):
            names: dict[str, _File | None] = dict(self._sure)
            for change, is_there in zip(self._changes, came, strict=True):
                names |= change if is_there else {}
            file = names.get(self.target.name)
            found |= file.contents() if file else {b""}
        return found

    def create(self, path: Path) -> int:
        descriptor = super().create(path)
        self._open[descriptor] = _File()
        self._change({path.name: self._open[descriptor]})
        return descriptor

    def write(self, descriptor: int, data: memoryview) -> int:
        count = super().write(descriptor, data)
        self._open[descriptor].written += data[:count]
        self._look()
        return count

    def sync(self, descriptor: int) -> None:
        super().sync(descriptor)
        self._open[descriptor].synced = len(self._open[descriptor].written)
        self._look()

    def replace(self, temporary: Path, target: Path) -> None:
        super().replace(temporary, target)
        self._change({target.name: self._names[temporary.name], temporary.name: None})

    def remove(self, path: Path) -> None:
        super().remove(path)
        self._change({path.name: None})

    def sync_folder(self, folder: Path) -> None:
        super().sync_folder(folder)
        for change in self._changes:
            self._sure |= {name: file for name, file in change.items() if file}
            for name in [name for name, file in change.items() if file is None]:
                self._sure.pop(name, None)
        self._changes.clear()
        self._look()

    def _change(self, change: dict[str, _File | None]) -> None:
        self._changes.append(change)
        self._names |= {name: file for name, file in change.items() if file}
        self._look()

    def _look(self) -> None:
        self.after_each_call.append(self.now)
