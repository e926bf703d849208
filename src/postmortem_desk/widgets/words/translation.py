"""Texts for translation: marks in tables, and words that depend on a number."""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """`text`, found by lupdate under `context` and translated where it is shown (Qt's own macro has no type)."""
    return text


class Word(str):
    """A word that goes into a sentence: `{word}` as it stands, `{word.small}` without the capitals of English labels.

    The translation of the sentence says which: nouns of German, say, keep theirs.
    """

    __slots__ = ()

    @property
    def small(self) -> str:
        """The word in small letters."""
        return self.lower()


def counted(number: int, one: str, many: str) -> str:
    """The words for a number of things: `one` for 1, else `many` with {n} in it. Both come translated."""
    return one if number == 1 else many.format(n=number)
