"""The look of the window: two greys, one accent, and colour only where it means something."""

from string import Template
from typing import Final

from msgspec import Struct
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from postmortem_desk.resource_files import resource_path, resource_text

_HEADING: Final = 17
_TEXT: Final = 13
"""Pixels of a heading and of the window's text in the sketches. Headings grow with the text where that is larger."""


class Tones(Struct, frozen=True):
    """The colours of one theme, as CSS hexadecimal."""

    background: str
    panel: str
    line: str
    faint: str
    """Handles of scroll bars: to be seen, not to be read."""
    text: str
    secondary: str
    selection: str
    accent: str
    on_accent: str
    caution: str
    caution_ground: str
    kinds: dict[str, str]
    """The colour of a kind of event; others take `secondary`."""

    @property
    def is_dark(self) -> bool:
        """Whether text is lighter than its ground."""
        return QColor(self.text).lightness() > QColor(self.background).lightness()


LIGHT: Final = Tones(
    background="#f4f5f7",
    panel="#ffffff",
    line="#e2e5ea",
    faint="#c8cdd6",
    text="#1d2430",
    secondary="#606a7b",
    selection="#e7eefc",
    accent="#2f5fd0",
    on_accent="#ffffff",
    caution="#a15c00",
    caution_ground="#fff4df",
    kinds={
        "alert": "#b3261e",
        "action": "#2f5fd0",
        "observation": "#566073",
        "decision": "#6b3fc4",
        "change": "#1b7a43",
        "communication": "#0b7285",
    },
)
DARK: Final = Tones(
    background="#15181d",
    panel="#1c2027",
    line="#2c323c",
    faint="#454d5a",
    text="#e6e9ef",
    secondary="#98a1b3",
    selection="#24304a",
    accent="#7ea2ff",
    on_accent="#10131a",
    caution="#f0b45a",
    caution_ground="#3a2d14",
    kinds={
        "alert": "#ff8a80",
        "action": "#7ea2ff",
        "observation": "#a6b0c3",
        "decision": "#bfa2ff",
        "change": "#6fd498",
        "communication": "#63c7d8",
    },
)

AS_WINDOW: Final = "window"
_PAPER: Final = "postmortem_desk_paper"
"""The property of the application that says how the paper of previews is."""
SMALL_POINTS: Final = 8.6


def tones_of(palette: QPalette) -> Tones:
    """The tones that belong to a palette that `apply_theme` set (or to the system's own)."""
    window = palette.color(QPalette.ColorRole.Window)
    return DARK if window.lightness() < 128 else LIGHT


def palette_of(tones: Tones) -> QPalette:
    """Qt's palette in these tones."""
    role = QPalette.ColorRole
    palette = QPalette()
    for target, value in (
        (role.Window, tones.background),
        (role.WindowText, tones.text),
        (role.Base, tones.panel),
        (role.AlternateBase, tones.background),
        (role.Text, tones.text),
        (role.Button, tones.panel),
        (role.ButtonText, tones.text),
        (role.PlaceholderText, tones.secondary),
        (role.ToolTipBase, tones.panel),
        (role.ToolTipText, tones.text),
        (role.Highlight, tones.selection),
        (role.HighlightedText, tones.text),
        (role.Link, tones.accent),
        (role.LinkVisited, tones.accent),
        (role.Accent, tones.accent),
        (role.BrightText, tones.caution),
        (role.Light, tones.panel),
        (role.Midlight, tones.line),
        (role.Mid, tones.line),
        (role.Dark, tones.secondary),
        (role.Shadow, tones.line),
    ):
        palette.setColor(target, QColor(value))
    for target in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, QColor(tones.secondary))
    return palette


def paper_tones() -> Tones:
    """The tones of the paper on which documents are previewed: light, or as the window where that is wished."""
    application = QApplication.instance()
    follows = application is not None and application.property(_PAPER) == AS_WINDOW
    return tones_of(QApplication.palette()) if follows else LIGHT


def apply_theme(application: QApplication, theme: str, paper: str = "light") -> None:
    """Give the application the theme "light", "dark" or "system" (which is light where the system does not say).

    `paper` is "light", or "window" for a preview in the tones of the window.
    """
    application.setProperty(_PAPER, paper)
    dark = theme == "dark" or (theme == "system" and tones_of(QPalette()).is_dark)
    tones = DARK if dark else LIGHT
    fusion = QStyleFactory.create("Fusion")
    if fusion is not None:
        application.setStyle(fusion)
    application.setPalette(palette_of(tones))
    text = QFontInfo(application.font()).pixelSize()
    application.setStyleSheet(style_sheet(tones, max(_HEADING, round(text * _HEADING / _TEXT))))


def style_sheet(tones: Tones, heading: int) -> str:
    """The style sheet of the window in these tones, with headings of so many pixels."""
    words = {name: getattr(tones, name) for name in Tones.__struct_fields__ if name != "kinds"}
    on_accent, on_panel = ("dark", "light") if tones.is_dark else ("light", "dark")
    pictures = {
        "tick": f"check-{on_accent}",
        "mark": f"check-{on_panel}",
        "arrow": "chevron-down",
        "onward": "chevron-right",
        "back": "chevron-left",
    }
    words["heading"] = heading
    words |= {name: resource_path(f"icons/{picture}.svg").as_posix() for name, picture in pictures.items()}
    return Template(resource_text("window/window.qss")).substitute(words)
