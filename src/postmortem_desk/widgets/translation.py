"""Marks texts in tables for translation."""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """`text`, found by lupdate under `context` and translated where it is shown (Qt's own macro has no type)."""
    return text
