"""The time zone of the incident: found by typing a part of its name, with what it means on the day."""

from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, Final
from zoneinfo import available_timezones

from PySide6.QtCore import QAbstractListModel, QObject, Qt, Signal
from PySide6.QtWidgets import QCompleter, QPushButton, QWidget

from postmortem_desk.text.times.dates import iso_date
from postmortem_desk.text.times.zone_abbreviations import zone_meanings
from postmortem_desk.text.times.zones import offset_name, zone_info, zone_label
from postmortem_desk.widgets.details.details_fields import LeftField
from postmortem_desk.widgets.fields.completion import ChoiceList
from postmortem_desk.widgets.rows.row_table_model import AnyIndex
from postmortem_desk.widgets.words.day_words import day_words

_MOST: Final = 40
_SHORTEST_PLACE: Final = 4
"""Letters. Fewer may be an abbreviation that is not known here."""
_NOT_PLACES: Final = ("Etc/", "SystemV/", "posix/", "right/")


@lru_cache(maxsize=1)
def zone_names() -> tuple[str, ...]:
    """The names of the places with a zone of their own, and UTC. Reads the zone database the first time."""
    return ("UTC", *sorted(name for name in available_timezones() if "/" in name and not name.startswith(_NOT_PLACES)))


def found_zones(words: str) -> tuple[str, ...]:
    """What an abbreviation can mean, then the zones whose names hold all of the words, the best first."""
    wanted = _plain(words).split()
    if not wanted:
        return ()
    meant = tuple(meaning.zone for meaning in zone_meanings(words))
    hits = []
    for name in zone_names():
        plain = _plain(name)
        if all(word in plain for word in wanted):
            hits.append((not _place(name).startswith(" ".join(wanted)), name))
    return (*meant, *(name for _rank, name in sorted(hits)[:_MOST] if name not in meant))


def meant_zone(words: str) -> str:
    """The zone of the one place whose name begins with `words` ("Berlin", "new york"); else the words themselves."""
    words = words.strip()
    if len(words) < _SHORTEST_PLACE or zone_info(words) is not None or zone_meanings(words):
        return words
    start = _plain(words)
    names = zone_names()
    places = [name for name in names if _plain(name).startswith(start) or _place(name).startswith(start)]
    return places[0] if len(places) == 1 else words


def _place(zone: str) -> str:
    return _plain(zone.rsplit("/", 1)[-1])


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("_", " ").replace("/", " ").split())


def offset_on(zone: str, day: date | None) -> str:
    """The offset of a zone at noon of a day, today for None, as "UTC+02:00"; "" for a zone that is not known."""
    info = zone_info(zone)
    if info is None:
        return ""
    noon = datetime.combine(day or date.today(), datetime.min.time().replace(hour=12), tzinfo=info)
    offset = noon.utcoffset() or UTC.utcoffset(None)
    return f"UTC{offset_name(offset)}" if offset else "UTC"


class ZoneMatches(QAbstractListModel):
    """The zones that fit what is being typed, each with its offset on the incident's day."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._day: date | None = None

    def show_matches(self, words: str, day: date | None) -> None:
        """Offer what fits `words`."""
        self.beginResetModel()
        self._names, self._day = found_zones(words), day
        self.endResetModel()

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """How many there are."""
        return 0 if parent is not None and parent.isValid() else len(self._names)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The name is what is taken, name and offset what is read."""
        if not index.isValid():
            return None
        name = self._names[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{name.replace('_', ' ')}   {offset_on(name, self._day)}"
        return name if role == Qt.ItemDataRole.EditRole else None


class ZoneField(LeftField):
    """A line that finds zones, and a sentence on what the zone means."""

    instants_wanted = Signal(str, str)
    """The zone before and after a change that was to keep the instants and not the clock readings."""

    def __init__(self, label: str, example: str, parent: QWidget | None = None) -> None:
        super().__init__(label, example, meant_zone, parent)
        self._day: date | None = None
        self.matches = ZoneMatches(self)
        completer = QCompleter(self.matches, self)
        completer.setPopup(ChoiceList(self.line))
        completer.setCompletionRole(Qt.ItemDataRole.EditRole)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(10)
        completer.activated.connect(self._pick)
        self.line.textEdited.connect(lambda text: self.matches.show_matches(text, self._day))
        self.line.setCompleter(completer)
        self.keep_instants = QPushButton(self.tr("Keep the instants instead"), self)
        self.keep_instants.setProperty("link", True)
        self.keep_instants.hide()
        self.keep_instants.clicked.connect(self._want_instants)
        self.add_below(self.keep_instants)
        self._change = ("", "")

    def show_day(self, written: str) -> None:
        """Tell offsets for this day, an ISO date or ""."""
        self._day = iso_date(written)
        if not self._touched:
            self._explain(self._value)

    def offer_instants(self, before: str, after: str) -> None:
        """Say that the clock readings stayed when the zone changed, and offer to keep the instants instead."""
        if before != after and zone_info(before) is not None and zone_info(after) is not None:
            self._change = (before, after)
            self.keep_instants.setToolTip(
                self.tr("The times kept their clock readings: 09:00 is still 09:00, at another instant")
            )
            self.keep_instants.show()

    def _want_instants(self) -> None:
        self.keep_instants.hide()
        self.instants_wanted.emit(*self._change)

    def show_value(self, value: Any) -> None:
        """Show the zone, and below it what it means."""
        if value != self._change[1]:
            self.keep_instants.hide()
        super().show_value(value)
        self._explain(self._value)

    def _pick(self, name: str) -> None:
        self.line.show_value(name)
        self._touched = True
        self.commit()

    def _explain(self, zone: str) -> None:
        offset = offset_on(zone, self._day)
        if not zone.strip() or zone == offset:
            self.say("")
        elif not offset:
            meanings = " · ".join(f"{one.label} ({zone_label(one.zone)})" for one in zone_meanings(zone))
            ask = self.tr("“{zone}” settles no offset. Which is meant? {meanings}")
            other = self.tr(
                "“{zone}” is no zone that is known here: times stay as written, and other zones cannot be told."
                " Choose a place, such as Europe/Paris or America/Los Angeles."
            )
            self.say((ask if meanings else other).format(zone=zone, meanings=meanings), caution=True)
        elif self._day is not None:
            self.say(self.tr("{offset} on {day}").format(offset=offset, day=day_words(self._day)))
        else:
            self.say(self.tr("{offset} today").format(offset=offset))
