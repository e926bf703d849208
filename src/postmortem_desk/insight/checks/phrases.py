"""Patterns for lists of words and phrases, as the rules hold them."""

import re
from functools import lru_cache


@lru_cache(maxsize=256)
def phrase_pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for any of `phrases` as whole words (see `WordRule.words`)."""
    return re.compile("|".join(f"(?:{_one(phrase)})" for phrase in sorted(phrases, key=len, reverse=True)))


def _one(phrase: str) -> str:
    spaced = r"\s+".join(re.escape(word).replace(r"\*", r"\w*") for word in phrase.split())
    spaced = spaced.replace("'", "['\u2019]")
    begin = r"(?<!\w)" if phrase[:1].isalnum() else ""
    end = r"(?!\w)" if phrase[-1:].isalnum() or phrase[-1:] == "*" else ""
    if any(letter.islower() for letter in phrase):
        spaced = f"(?i:{spaced})"
    return begin + spaced + end
