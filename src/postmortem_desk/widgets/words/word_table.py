"""The window's words for the values that a field may hold. A team's own values are shown as they are."""

from collections.abc import Mapping

from msgspec import Struct

from postmortem_desk.widgets.words.translation import translate


class WordTable(Struct, frozen=True):
    """Known values with their words, which are marked for translation."""

    table: Mapping[str, str]

    def word(self, value: str) -> str:
        """The word for a value; one of the team's own is its own word."""
        return translate(self.table[value]) if value in self.table else value

    def words(self) -> tuple[str, ...]:
        """The words for the known values."""
        return tuple(map(self.word, self.table))

    def value(self, word: str) -> str:
        """The value that a person means by `word`: a known one by its word, else the word itself as the team's own."""
        wanted = word.strip().casefold()
        return next((value for value in self.table if self.word(value).casefold() == wanted), word)
