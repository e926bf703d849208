"""A sentence in less room than it needs."""

from pytestqt.qtbot import QtBot

from postmortem_desk.widgets.elided_label import ElidedLabel


def test_a_sentence_loses_whole_parts_before_a_word_is_cut(qtbot: QtBot) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    sentence = "for customers · 14 events, 08:52 to 11:05, 2 h 13 min"
    label.show_sentence(sentence)
    label.show()

    def shown(words: str) -> str:
        """What stands there in the room that `words` take."""
        label.resize(label.fontMetrics().horizontalAdvance(words), 20)
        return label.text()

    assert shown(sentence) == sentence
    assert not label.toolTip()
    assert shown("for customers · 14 events, 08:52 to 11:05, 2 h") == "for customers · 14 events, 08:52 to 11:05 …"
    assert shown("for customers · 14 eve") == "for customers …"
    assert shown("for cust…").startswith("for c")
    assert sentence in label.toolTip()
    label.show_sentence("for customers and partners · 14 events, 08:52 to 11:05")
    assert shown("14 events …") == "14 events …"  # a whole part that comes later tells more than half of the first
