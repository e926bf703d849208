"""The texts that people see: found in the source, and brought together with their translations.

`resources/i18n/LANGUAGE.json` holds, for each English text, what it is called in a language; "" is not translated yet.
There is no list of the English texts beside the source: it would only be one more thing to keep up to date.
"""

import ast
import json
from collections.abc import Iterator
from pathlib import Path

from devtools.trouble import SetUpTrouble

SOURCE = "src/postmortem_desk"
LANGUAGES = "resources/i18n"
RULES = "resources/rules/rules.json"
_TRANSLATED = {
    "tr": (0,),
    "translate": (0,),
    "translatable": (0,),
    "ActionEntry": (2, 3),
    "Fix": (0,),
    "Remark": (0,),
    "counted_remark": (1, 2),
    "template_of": (0,),
}
"""What marks texts, with their places among the arguments."""


def texts_in(root: Path) -> list[str]:
    """Every text under `root` that is marked for translation, once, in the order of the alphabet."""
    found = {text for path in sorted((root / SOURCE).rglob("*.py")) for text in _texts_of(path.read_text("utf-8"))}
    return sorted(found.union(_texts_of_rules(root / RULES)))


def update(root: Path, language: str) -> str:
    """Bring the file of `language` up to date: new texts come in untranslated, those that are gone go. Says what is so.

    Raises SetUpTrouble when the file is not readable as texts.
    """
    path = root / LANGUAGES / f"{language}.json"
    known = translations_in(path) if path.exists() else {}
    texts = {text: known.get(text, "") for text in texts_in(root)}
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(texts, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    missing = sum(not translation for translation in texts.values())
    gone = len(known.keys() - texts.keys())
    return f"{path.relative_to(root)}: {len(texts)} texts, {missing} of them not translated; {gone} old ones removed."


def translations_in(path: Path) -> dict[str, str]:
    """The texts of a language's file with their translations. Raises SetUpTrouble."""
    try:
        value = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise SetUpTrouble(f"{path} cannot be read: {error}") from error
    return {str(text): str(translation) for text, translation in value.items()}


def _texts_of_rules(path: Path) -> Iterator[str]:
    """What the rules of the checks say; they are data, and the window translates them when it shows them."""
    if path.exists():
        data = json.loads(path.read_text("utf-8"))
        for rule in (*data["rules"], *data["word_rules"]):
            yield from (rule[key] for key in ("sentence", "many", "help", "source") if rule.get(key))


def _texts_of(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            for text in (node.args[place] for place in _TRANSLATED.get(_name(node.func), ()) if place < len(node.args)):
                if isinstance(text, ast.Constant) and isinstance(text.value, str) and text.value:
                    yield text.value


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
