"""What is told of a document that was read: sentences that a window can say in its own language."""

from collections.abc import Iterable


class Remark(str):
    """A sentence in English. `template` and `words` are its parts: the window translates one and fills in the other.

    A word is a text, a number, another remark, or several of them, which are told with commas between.
    """

    template: str
    words: dict[str, object]

    def __new__(cls, template: str, **words: object) -> "Remark":
        """The sentence of `template` with its gaps filled."""
        remark = super().__new__(cls, template.format(**{name: _english(value) for name, value in words.items()}))
        remark.template, remark.words = template, words
        return remark


def template_of(template: str) -> str:
    """`template`, found for translation where it is no argument of a remark itself."""
    return template


def counted_remark(number: int, one: str, many: str, **words: object) -> Remark:
    """`one` for 1, else `many`, with {n} in it."""
    return Remark(one if number == 1 else many, n=number, **words)


def _english(value: object) -> str:
    return (
        str(value)
        if isinstance(value, str | int) or not isinstance(value, Iterable)
        else ", ".join(map(_english, value))
    )
