"""What a person reads when a file could not be saved: what failed, and what is safe."""

import errno
from pathlib import Path
from typing import Final

from postmortem_desk.trouble import Trouble

_REASONS: Final = {
    errno.ENOSPC: ("the disk is full.", "Free some space, or save under another name on another disk."),
    errno.EDQUOT: (
        "your share of the disk is used up.",
        "Free some space, or save under another name on another disk.",
    ),
    errno.EFBIG: ("the file would be larger than the system allows.", "Save under another name on another disk."),
    errno.EACCES: ("the system does not allow writing here.", "Save under another name, in a folder of yours."),
    errno.EPERM: ("the system does not allow changing this file.", "Save under another name."),
    errno.EROFS: ("the disk can only be read.", "Save under another name on another disk."),
    errno.EIO: ("the disk reports an error.", "Save under another name on another disk."),
    errno.ENOENT: ("the folder does not exist.", "Make it, or save under another name in another folder."),
    errno.ENOTDIR: ("a part of its path is a file, not a folder.", "Save under another name in another folder."),
    errno.EISDIR: ("there is a folder of this name.", "Save under another name."),
    errno.ENAMETOOLONG: ("the name is too long for the system.", "Save under a shorter name."),
    errno.ELOOP: ("the link to it leads in a circle.", "Save under another name."),
    errno.EBUSY: ("the system holds the file in its place.", "Save under another name."),
    errno.EXDEV: ("the file lies on another disk than its folder.", "Save under another name."),
}
OLD_FILE_WHOLE: Final = "What was on the disk is as it was, and nothing of yours is lost."


class NotSaved(Trouble):
    """The file could not be saved; the old one is whole, unless `digest` says otherwise."""

    def __init__(self, sentence: str, *, subject: str, remedy: str = "", digest: str = "") -> None:
        self.digest = digest
        """SHA-256 of what the file holds now, where it was replaced but the disk did not confirm it; else ""."""
        super().__init__(sentence, subject=subject, remedy=remedy)


class ChangedOutside(Trouble):
    """The file does not hold what was opened: another program or another window has written it."""

    def __init__(self, path: Path, *, gone: bool = False) -> None:
        self.gone = gone
        """Whether the file has been deleted or moved away."""
        what = "the file has been deleted or moved" if gone else "another program has changed the file"
        super().__init__(
            f"{what} since it was opened; nothing was written.",
            subject=path.name,
            remedy="Save under another name, or open the file again.",
        )


def not_saved(path: Path, error: OSError, leftover: Path | None = None) -> NotSaved:
    """The trouble for a save of `path` that `error` stopped.

    `leftover` is a temporary file that could not be removed.
    """
    reason, remedy = _REASONS.get(
        error.errno or 0, (f"the system says {error.strerror or error}.", "Try again, or save under another name.")
    )
    parts = [OLD_FILE_WHOLE, remedy]
    if leftover is not None:
        parts.append(f"The temporary file {leftover.name} could not be removed.")
    return NotSaved(f"it could not be saved: {reason}", subject=path.name, remedy=" ".join(parts))


def only_in_temporary(path: Path, error: OSError, temporary: Path) -> NotSaved:
    """The trouble for a save of `path` that `error` stopped after the old file was gone."""
    return NotSaved(
        f"it could not be put in its place ({error.strerror or error}).",
        subject=path.name,
        remedy=f"What you wrote is whole in the file {temporary.name} beside it. Save under another name.",
    )
