"""The colours of the window can be read: every text on every ground that it stands on, light and dark."""

import pytest

from postmortem_desk.widgets.appearance import DARK, LIGHT, Tones
from support.contrast import contrast

LEAST = 4.5
"""WCAG 2.2, success criterion 1.4.3, level AA, for text of ordinary size."""


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
