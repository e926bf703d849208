"""The errors that a person reads."""

_SMALL_INSIDE = frozenset({"A", "An", "It", "No", "Nothing", "Something", "The", "There", "This"})
"""First words of a sentence that begin small where the sentence goes on behind a name."""


class Trouble(Exception):
    """Something that a person must know: one sentence with the subject, the place and what to do.

    `str()` gives the whole: "checkout.postmortem.json, line 12, column 5: a comma is missing. Add it, or ...".
    """

    def __init__(self, sentence: str, *, subject: str = "", place: str = "", remedy: str = "") -> None:
        self.sentence = sentence
        """What is wrong, with a full stop."""
        self.subject = subject
        """The file or the part that it is about."""
        self.place = place
        """Where in it ("line 12, column 5"); "" where there is no place."""
        self.remedy = remedy
        """What to do, and what is safe."""
        super().__init__(self._whole())

    def _whole(self) -> str:
        where = ", ".join(part for part in (self.subject, self.place) if part)
        told = f"{where}: {_begun_small(self.sentence)}" if where else self.sentence
        return f"{told} {self.remedy}".strip()


def _begun_small(sentence: str) -> str:
    first, blank, rest = sentence.partition(" ")
    return f"{first.lower() if first in _SMALL_INSIDE else first}{blank}{rest}"


class Cancelled(Exception):
    """Nobody wants the result of a long work any more. No trouble: whoever cancelled knows."""
