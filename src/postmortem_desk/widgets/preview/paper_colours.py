"""The colours of documents on dark paper. Documents are made in those of light paper; exports never change theirs."""

import re
from typing import Final

from postmortem_desk.report.pictures.picture import COLOURS
from postmortem_desk.report.pictures.svg_text import INK, LINE, QUIET
from postmortem_desk.widgets.appearance import DARK, LIGHT, Tones
from postmortem_desk.widgets.picture.picture_painter import DARK_PHASES

_DARK: Final = {
    LIGHT.background: DARK.background,
    LIGHT.panel: DARK.panel,
    LIGHT.line: DARK.line,
    LIGHT.text: DARK.text,
    LIGHT.secondary: DARK.secondary,
    LIGHT.accent: DARK.accent,
    LINE: DARK.secondary,
    QUIET: DARK.secondary,
    INK: DARK.text,
    # Code.
    "#2346a8": "#9db8ff",
    "#1a6a3c": "#7fd6a3",
    "#8a4b00": "#f0b45a",
    **{LIGHT.kinds[kind]: DARK.kinds[kind] for kind in LIGHT.kinds},
    **{COLOURS[phase]: DARK_PHASES[phase] for phase in COLOURS},
}
_COLOUR: Final = re.compile(r"#[0-9a-f]{6}\b")


def on_paper(text: str, tones: Tones) -> str:
    """A style sheet or an SVG of ours with the colours that it has on paper of these tones."""
    return _COLOUR.sub(lambda match: _DARK.get(match[0], match[0]), text) if tones.is_dark else text
