"""The letters that menus underline: each leads to one entry, in every language."""

import json
import re
from collections import Counter

import pytest

from postmortem_desk.resource_files import resource_text
from postmortem_desk.window.actions.actions import ACTIONS

_LETTER = re.compile(r"&(\w)")


def letters(texts: list[str]) -> Counter[str]:
    return Counter(found[1].casefold() for text in texts if (found := _LETTER.search(text)))


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_letter_leads_to_one_entry_of_its_menu(language: str) -> None:
    words: dict[str, str] = {} if language == "en" else json.loads(resource_text(f"i18n/{language}.json"))
    menus = list(dict.fromkeys(entry.menu for entry in ACTIONS))
    rows = {menu: [words.get(one.text, one.text) for one in ACTIONS if one.menu == menu] for menu in menus}
    rows["&File"].append(words.get("Open &recent", "Open &recent"))
    rows["the menu bar"] = [words.get(menu, menu) for menu in menus]
    twice = {menu: [letter for letter, n in letters(texts).items() if n > 1] for menu, texts in rows.items()}
    assert {menu: found for menu, found in twice.items() if found} == {}
    assert all(letters(texts) for texts in rows.values())
