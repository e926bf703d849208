"""The colours of the window can be read: every text on every ground that it stands on, light and dark."""

import pytest
from PySide6.QtGui import QColor

from postmortem_desk.widgets.appearance import DARK, LIGHT, Tones

LEAST = 4.5
"""WCAG 2.2, success criterion 1.4.3, level AA, for text of ordinary size."""


def luminance(colour: str) -> float:
    """The relative luminance of a colour, as WCAG 2.2 defines it."""
    parts = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in QColor(colour).getRgbF()[:3]
    )
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def pairs(tones: Tones) -> list[tuple[str, str, str]]:
    """What is written on what: a name for the pair, the text and its ground."""
    grounds = {"background": tones.background, "panel": tones.panel, "selection": tones.selection}
    texts = {"text": tones.text, "secondary": tones.secondary, "accent": tones.accent, **tones.kinds}
    found = [(f"{text} on {ground}", texts[text], grounds[ground]) for text in texts for ground in grounds]
    found += [
        ("text on accent", tones.on_accent, tones.accent),
        ("caution on its ground", tones.caution, tones.caution_ground),
        ("caution on panel", tones.caution, tones.panel),
        ("text on caution", tones.text, tones.caution_ground),
        ("secondary on caution", tones.secondary, tones.caution_ground),
    ]
    return found


@pytest.mark.parametrize("tones", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_stands_out_from_its_ground(tones: Tones) -> None:
    faint = {name: round(contrast(*colours), 2) for name, *colours in pairs(tones) if contrast(*colours) < LEAST}
    assert faint == {}


def test_the_measure_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
