"""What cut, copy, paste and "select all" can do where the keyboard is: in a field, in a text, in a table of rows."""

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

TextWidget = QLineEdit | QPlainTextEdit | QTextEdit
Act = Callable[[], object]
_SELECT_MANY = (QAbstractItemView.SelectionMode.ExtendedSelection, QAbstractItemView.SelectionMode.MultiSelection)


class ClipboardActs(Struct, frozen=True):
    """What each of the four does; None where it can do nothing now."""

    cut: Act | None = None
    copy: Act | None = None
    paste: Act | None = None
    select_all: Act | None = None


class OffersRows:
    """A table whose rows may be cut, copied and pasted. A window knows one by this, without having loaded any."""

    row_acts: Callable[[], ClipboardActs] | None = None
    """What can be done with its rows now; given by what keeps them on the clipboard."""


def text_widget(widget: QWidget | None) -> TextWidget | None:
    """The text that the keyboard is in when `widget` has the focus: a box keeps the focus of its line for itself."""
    if isinstance(widget, QComboBox):
        return widget.lineEdit()
    return widget if isinstance(widget, TextWidget) else None


def clipboard_acts(widget: QWidget | None) -> ClipboardActs:
    """What can be done with the focus in `widget`.

    The clipboard itself is not looked at: under X11 that asks the program that filled it, which may take its time.
    """
    if widget is None:
        return ClipboardActs()
    text = text_widget(widget)
    if text is not None:
        return _text_acts(text)
    if isinstance(widget, OffersRows) and widget.row_acts is not None:
        return widget.row_acts()
    if isinstance(widget, QAbstractItemView):
        return ClipboardActs(select_all=select_all_of(widget))
    return ClipboardActs()


def select_all_of(view: QAbstractItemView) -> Act | None:
    """What selects all rows of a view, where there are any and several can be selected."""
    model = view.model()
    several = view.selectionMode() in _SELECT_MANY and model is not None and model.rowCount() > 0
    return view.selectAll if several else None


def _text_acts(text: TextWidget) -> ClipboardActs:
    if isinstance(text, QLineEdit):
        selected, empty = text.hasSelectedText(), not text.text()
    else:
        selected, empty = text.textCursor().hasSelection(), text.document().isEmpty()
    written = not text.isReadOnly()
    return ClipboardActs(
        cut=text.cut if selected and written else None,
        copy=text.copy if selected else None,
        paste=text.paste if written else None,
        select_all=None if empty else text.selectAll,
    )
