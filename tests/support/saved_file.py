"""A file that was saved before, for tests of saving."""

from pathlib import Path


def saved_file(folder: Path, content: bytes) -> Path:
    """A file with this content, alone in a folder of its own."""
    documents = folder / "documents"
    documents.mkdir()
    path = documents / "checkout.postmortem.json"
    path.write_bytes(content)
    return path


def names_beside(target: Path) -> list[str]:
    """What lies in the folder of `target`."""
    return sorted(path.name for path in target.parent.iterdir())
