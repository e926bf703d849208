"""What people read in the window goes through Qt's translation, and the translations fit the texts."""

import ast
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from devtools.texts import texts_in, translations_in, update

SHOWING = frozenset(
    {
        *("setText", "setToolTip", "setStatusTip", "setPlaceholderText", "setWindowTitle", "setTitle", "setLabelText"),
        *("setAccessibleName", "setAccessibleDescription", "setInformativeText", "setPrefix", "setSuffix"),
        *("addAction", "addMenu", "addTab", "addButton", "addItem", "addRow", "insertItem", "showMessage"),
        *("QLabel", "PlainLabel", "QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QAction", "QMenu"),
        *("QToolBar", "QGroupBox", "QListWidgetItem", "LineField", "TextField", "say", "tell", "apply", "counted"),
    }
)
"""Calls whose texts a person sees. `apply` names its step in the menu of undo."""
NAME = "Postmortem Desk"
"""It is called the same in every language."""


def untranslated(source: str) -> list[str]:
    """The texts that a call shows as they stand in the source."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in SHOWING:
                found += [text for argument in node.args for text in literal_words(argument)]
    return found


def literal_words(node: ast.expr) -> Iterator[str]:
    """The words in a literal, or in the fixed parts of an f-string or of a choice between them."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        if sum(map(str.isalpha, node.value.replace(NAME, ""))) > 1:
            yield node.value
    elif isinstance(node, ast.JoinedStr):
        for part in node.values:
            yield from literal_words(part)
    elif isinstance(node, ast.IfExp):
        yield from literal_words(node.body)
        yield from literal_words(node.orelse)


def test_no_text_of_the_window_bypasses_the_translation(project_root: Path) -> None:
    package = project_root / "src/postmortem_desk"
    found = {  # what the commands print stays English, as logs do
        str(path.relative_to(package)): texts
        for layer in ("session", "widgets", "window", "app")
        for path in sorted((package / layer).rglob("*.py"))
        if not path.name.startswith("cli") and (texts := untranslated(path.read_text("utf-8")))
    }
    assert found == {}


def test_a_text_that_bypasses_the_translation_is_found() -> None:
    assert untranslated('label.setText("Save")') == ["Save"]
    assert untranslated('bar.say(f"Saved {name}.")') == ["Saved "]
    assert untranslated('PlainLabel("All" if whole else "A part", self)') == ["All", "A part"]
    assert untranslated('label.setText(self.tr("Save")); label.setText(f"{n}/{m}"); label.setText("–")') == []


def languages(root: Path) -> list[Path]:
    return sorted((root / "resources/i18n").glob("*.json"))


def test_translations_keep_what_is_put_into_them(project_root: Path) -> None:
    files = languages(project_root)
    assert files
    for path in files:
        wrong = [
            text
            for text, translation in translations_in(path).items()
            if translation and fields(text) != fields(translation)
        ]
        assert wrong == [], path.name


def fields(text: str) -> Counter[str]:
    """The places that are filled, by their names."""
    return Counter((name or "").partition(".")[0] for _, name, _, _ in Formatter().parse(text) if name is not None)


def test_translations_keep_the_letters_that_menus_underline(project_root: Path) -> None:
    for path in languages(project_root):
        wrong = [
            text
            for text, translation in translations_in(path).items()
            if translation and text.count("&") != translation.count("&")
        ]
        assert wrong == [], path.name


def test_a_file_of_translations_is_brought_up_to_date_by_one_command(tmp_path: Path) -> None:
    package = tmp_path / "src/postmortem_desk"
    package.mkdir(parents=True)
    (tmp_path / "resources").mkdir()
    (package / "a.py").write_text(
        "def f(self):\n    self.tr('New'); translate('Old {n}'); translatable('Ta' 'ble'); self.tr(x)\n"
        "ActionEntry('key', EDIT, '&Cut', 'Take it out', group='cut')\n"
    )
    assert texts_in(tmp_path) == ["&Cut", "New", "Old {n}", "Table", "Take it out"]
    update(tmp_path, "de")
    path = tmp_path / "resources/i18n/de.json"
    path.write_text(json.dumps({"Old {n}": "Alt {n}", "Gone": "Fort"}))
    said = update(tmp_path, "de")
    assert translations_in(path) == {"&Cut": "", "New": "", "Old {n}": "Alt {n}", "Table": "", "Take it out": ""}
    assert said.endswith("de.json: 5 texts, 4 of them not translated; 1 old ones removed.")


@pytest.mark.parametrize("word", ["&File", "Timeline", "Add section", "Undo"])
def test_words_of_every_kind_are_found_in_the_source(project_root: Path, word: str) -> None:
    assert any(word in text for text in texts_in(project_root))
