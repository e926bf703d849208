"""Texts for translation outside of Qt's classes, which have `tr`; and words that depend on a number."""

from typing import Final

from PySide6.QtCore import QCoreApplication

_CONTEXT: Final = "PostmortemDesk"
"""Qt asks for one; a catalogue knows texts by what they say, whoever says it."""


def translate(text: str) -> str:
    """`text` in the language of the window."""
    return QCoreApplication.translate(_CONTEXT, text)


def translatable(text: str) -> str:
    """`text` as it is: a mark for those that stand in a table and are translated where they are shown."""
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
