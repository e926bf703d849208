"""The look of the window: two greys, one accent, and colour only where it means something."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from postmortem_desk.resource_files import resource_path


@dataclass(frozen=True, slots=True)
class Tones:
    """The colours of one theme, as CSS hexadecimal."""

    background: str
    panel: str
    line: str
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

LARGE_PIXELS: Final = 17
SMALL_POINTS: Final = 8.6
SPACE: Final = 4
"""Distances in the window are multiples of this many pixels."""


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


def apply_theme(application: QApplication, theme: str) -> None:
    """Give the application the theme "light", "dark" or "system" (which is light where the system does not say)."""
    dark = theme == "dark" or (theme == "system" and tones_of(QPalette()).is_dark)
    tones = DARK if dark else LIGHT
    fusion = QStyleFactory.create("Fusion")
    if fusion is not None:
        application.setStyle(fusion)
    application.setPalette(palette_of(tones))
    application.setStyleSheet(style_sheet(tones))


def style_sheet(tones: Tones) -> str:
    """What a palette cannot say: edges and spacing of the few controls that need it."""
    tick = resource_path(f"icons/check-{'dark' if tones.is_dark else 'light'}.svg").as_posix()
    arrow = resource_path("icons/chevron-down.svg").as_posix()
    return f"""
QToolTip {{ color: {tones.text}; background: {tones.panel}; border: 1px solid {tones.line}; padding: 4px; }}
QMainWindow::separator, QSplitter::handle {{ background: {tones.line}; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QSplitter::handle:vertical {{ height: 1px; }}
QStatusBar {{ background: {tones.panel}; border-top: 1px solid {tones.line}; color: {tones.secondary}; }}
QStatusBar::item {{ border: none; }}
QStatusBar QLabel {{ color: {tones.secondary}; padding: 2px 8px; }}
#outline {{ background: {tones.background}; padding-top: 8px; }}
#heading {{
    background: transparent; border: 1px solid transparent; padding: 1px 4px; font-size: {LARGE_PIXELS}px;
    font-weight: 600;
}}
#heading:hover {{ border-color: {tones.line}; }}
#heading:focus {{ border-color: {tones.accent}; }}
#panel_heading {{ font-size: {LARGE_PIXELS}px; font-weight: 600; padding: 14px 21px 10px 21px; }}
#secondary {{ color: {tones.secondary}; }}
#empty {{ color: {tones.secondary}; padding: 32px; }}
#quick_line, #event_form {{ background: {tones.background}; border-top: 1px solid {tones.line}; }}
#palette {{ background: {tones.panel}; border: 1px solid {tones.line}; border-radius: 8px; }}
#notice {{ background: {tones.caution_ground}; border-bottom: 1px solid {tones.line}; }}
#notice QLabel {{ color: {tones.text}; }}
#prose {{ border: none; border-radius: 0; padding: 4px 16px; }}
#palette_button {{ color: {tones.secondary}; border: 1px solid {tones.line}; background: {tones.background}; }}
QMenuBar {{ background: {tones.panel}; }}
QToolBar {{
    background: {tones.panel}; border: none; border-bottom: 1px solid {tones.line}; spacing: 4px; padding: 4px 8px;
}}
QToolBar::separator {{ background: {tones.line}; width: 1px; margin: 4px 8px; }}
QToolButton {{ border: 1px solid transparent; border-radius: 6px; padding: 5px 10px; color: {tones.text}; }}
QToolButton:hover {{ background: {tones.background}; }}
QToolButton:pressed, QToolButton:checked {{ background: {tones.selection}; color: {tones.accent}; }}
QToolButton:focus {{ border-color: {tones.accent}; }}
QToolButton:disabled {{ color: {tones.secondary}; }}
QToolButton[primary="true"] {{ background: {tones.accent}; color: {tones.on_accent}; font-weight: 600; }}
QPushButton {{ border: 1px solid {tones.line}; border-radius: 6px; padding: 5px 12px; background: {tones.panel}; }}
QPushButton:hover {{ background: {tones.background}; }}
QPushButton:focus {{ border-color: {tones.accent}; }}
QPushButton[primary="true"] {{ background: {tones.accent}; color: {tones.on_accent}; border-color: {tones.accent}; }}
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QDateEdit, QSpinBox {{
    border: 1px solid {tones.line}; border-radius: 6px; padding: 4px 8px; background: {tones.panel};
    selection-background-color: {tones.accent}; selection-color: {tones.on_accent};
}}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QDateEdit:focus {{
    border-color: {tones.accent};
}}
QCheckBox {{ spacing: 6px; }}
QCheckBox::indicator {{
    width: 14px; height: 14px; border: 1px solid {tones.secondary}; border-radius: 3px; background: {tones.panel};
}}
QCheckBox::indicator:checked {{ background: {tones.accent}; border-color: {tones.accent}; image: url("{tick}"); }}
QCheckBox:focus {{ color: {tones.accent}; }}
QComboBox::drop-down {{ border: none; width: 22px; }}
QComboBox::down-arrow {{ image: url("{arrow}"); width: 10px; height: 10px; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {tones.line}; border-radius: 4px; margin: 2px; min-height: 32px; min-width: 32px; }}
QScrollBar::handle:hover {{ background: {tones.secondary}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QTableView, QTreeView, QListView {{ border: none; outline: none; background: {tones.panel}; }}
QHeaderView::section {{
    background: {tones.panel}; color: {tones.secondary}; border: none; border-bottom: 1px solid {tones.line};
    padding: 6px 8px; font-weight: 500;
}}
"""
