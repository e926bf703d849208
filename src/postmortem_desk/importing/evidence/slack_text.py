"""The words of a message of Slack: from its text, its blocks, its attachments and its files, as people see them."""

import re
from collections.abc import Callable, Iterator
from typing import Any, Final

from postmortem_desk.importing.evidence.json_values import Item, items, words

_MARK: Final = re.compile(r"<(?P<sign>[@#!]?)(?P<name>[^<>|]*)(?:\|(?P<label>[^<>]*))?>")
_ENTITIES: Final = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
_DEEPEST: Final = 12
_MARKS: Final = {
    "user": ("<@", "user_id", ">"),
    "channel": ("<#", "channel_id", ">"),
    "usergroup": ("<!", "usergroup_id", ">"),
    "broadcast": ("<!", "range", ">"),
    "emoji": (":", "name", ":"),
}
_OWN_LINES: Final = ("rich_text_section", "rich_text_preformatted", "rich_text_quote", "section", "header", "context")


def text_of_message(message: Item) -> str:
    """The words of a message, with Slack's marks still in them."""
    text = words(message, "text") or _of_blocks(message.get("blocks"))
    texts = [text, *(_of_attachment(each) for each in items(message.get("attachments", [])))]
    texts += [f"[{words(file, 'title', 'name')}]" for file in items(message.get("files", [])) if words(file, "name")]
    return "\n".join(dict.fromkeys(each.strip() for each in texts if each.strip()))


def _of_attachment(attachment: Item) -> str:
    fields = (f"{words(each, 'title')}: {words(each, 'value')}" for each in items(attachment.get("fields", [])))
    parts = [words(attachment, key) for key in ("pretext", "title", "text")]
    parts = [each for each in (*parts, *fields, _of_blocks(attachment.get("blocks"))) if each.strip(": ")]
    return "\n".join(dict.fromkeys(parts)) or words(attachment, "fallback")


def _of_blocks(blocks: Any) -> str:
    lines = [line for block in items(blocks or []) if (line := "".join(_of_element(block, 0)).strip("\n"))]
    return "\n".join(lines)


def _of_element(element: Item, depth: int) -> Iterator[str]:
    """The words of a block and of what is in it; people and channels as the marks that Slack's texts have for them."""
    kind = words(element, "type")
    yield _own_words(element, kind)
    if depth < _DEEPEST and kind not in ("actions", "input"):
        for key in ("elements", "fields", "accessory"):
            for each in items(element.get(key) or []):
                if key == "fields":
                    yield "\n"
                yield from _of_element(each, depth + 1)
    if kind in _OWN_LINES:
        yield "\n"


def _own_words(element: Item, kind: str) -> str:
    mark = _MARKS.get(kind)
    if mark:
        before, key, after = mark
        return f"{before}{words(element, key)}{after}"
    text = element.get("text")
    if kind == "link":
        return f"<{words(element, 'url')}|{words(element, 'text')}>"
    if isinstance(text, dict):
        said = words(text, "text")
        return _escaped(said) if words(text, "type") == "plain_text" else said
    return _escaped(text) if isinstance(text, str) else ""


def _escaped(text: str) -> str:
    """Letters that stand for themselves, as Slack writes them in its texts."""
    for entity, letter in reversed(_ENTITIES):
        text = text.replace(letter, entity)
    return text


def plain(text: str, name_of: Callable[[str, str], str]) -> str:
    """Slack's marks as a reader sees them: @name, #channel, the words of a link with its address.

    `name_of` tells what a sign ("@", "#") and an id are called, or "".
    """

    def shown(match: re.Match[str]) -> str:
        sign, name, label = match["sign"], match["name"], match["label"]
        if sign in ("@", "#"):
            return sign + (name_of(sign, name) or label or name).lstrip("#@")
        if sign:
            said = label or name.partition("^")[0]
            return said if name.startswith("date^") else f"@{said.lstrip('@')}"
        name = name.removeprefix("mailto:")
        return f"{label} ({name})" if label and label != name else name

    text = _MARK.sub(shown, text)
    for entity, letter in _ENTITIES:
        text = text.replace(entity, letter)
    return text
