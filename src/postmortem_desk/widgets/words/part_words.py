"""What the window calls a part of an incident in one line."""

from postmortem_desk.insight.part_names import told_name
from postmortem_desk.model import Record
from postmortem_desk.widgets.fields.shown_text import shown
from postmortem_desk.widgets.words.translation import translate


def part_words(part: Record) -> str:
    """The name of `part`, with marks for what cannot be seen."""
    return shown(told_name(part), one_line=True) or translate("(no words yet)")
