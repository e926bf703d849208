"""Text of a person is shown as it stands: nothing in it is read as rich text."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, Qt, QTextDocument
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from postmortem_desk.widgets.plain_label import PlainLabel
from postmortem_desk.widgets.plain_tip import plain_tip

HEIGHT = 400


@pytest.fixture
def hostile(tmp_path: Path) -> str:
    """A title that makes a rich text label open a file."""
    picture = QImage(HEIGHT, HEIGHT, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    assert picture.save(str(tmp_path / "a.png"))
    return f'<b>x</b><img src="{tmp_path / "a.png"}">'


def test_a_plain_label_opens_no_file_that_its_text_names(qtbot: QtBot, hostile: str) -> None:
    label, control = PlainLabel(hostile), QLabel(hostile)
    qtbot.addWidget(label)
    qtbot.addWidget(control)

    assert control.sizeHint().height() >= HEIGHT, "the control shows no picture: the test proves nothing"
    assert label.sizeHint().height() < HEIGHT / 4
    assert label.text() == hostile


def test_a_plain_label_stays_plain_when_its_text_changes(qtbot: QtBot, hostile: str) -> None:
    label = PlainLabel()
    qtbot.addWidget(label)
    label.setText(hostile)

    assert label.sizeHint().height() < HEIGHT / 4


@pytest.mark.parametrize("text", ["<b>x</b>", "a & b", '"quoted"', "two\nlines", "  three  spaces", "&lt;"])
def test_a_tool_tip_shows_every_character(qapp: object, text: str) -> None:
    tip = plain_tip(text)
    document = QTextDocument()
    document.setHtml(tip)

    assert Qt.mightBeRichText(tip)
    assert document.toRawText().replace("\u2029", "\n") == text


def test_no_tool_tip_stays_none() -> None:
    assert plain_tip("") == ""
