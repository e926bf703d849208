"""Checks of zones: missing, ambiguous, wrong for the date; clock times that a change of the clocks skips or doubles."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, tzinfo
from functools import lru_cache, partial

from postmortem_desk.insight.checks.clock_claims import named_clocks
from postmortem_desk.insight.checks.finding import Finding, Fix, Spot, made
from postmortem_desk.insight.checks.prose import sentences
from postmortem_desk.insight.checks.reading import TELLING_ROLES, Reading
from postmortem_desk.model import Event, Incident
from postmortem_desk.operations.details import edit_details
from postmortem_desk.operations.time_shifts import shift_times, told_in_zone
from postmortem_desk.text.times.dates import date_text, iso_date
from postmortem_desk.text.times.moments import clock_of, day_of, moment_text
from postmortem_desk.text.times.zone_abbreviations import SeasonMismatch, ZoneMeaning, season_mismatch, zone_meanings
from postmortem_desk.text.times.zones import offset_name, zone_info, zone_label

_PLACE = Spot("details", "", "zone")


def missing_zone_findings(reading: Reading) -> Iterator[Finding]:
    """Clock times of which nothing says in which zone they are."""
    rule = reading.rule("zone-missing")
    if rule is None or reading.incident.zone:
        return
    without = [
        event
        for event in reading.incident.timeline
        if clock_of(event.at) is not None and not event.at.zone and not _has_offset(event)
    ]
    if without:
        yield made(rule, _PLACE, {"time": moment_text(without[0].at)}, others=(Spot("event", without[0].id, "at"),))


def zone_name_findings(reading: Reading) -> Iterator[Finding]:
    """Abbreviations that are wrong for their date, or that can mean several zones."""
    incident = reading.incident
    wrong, ambiguous = reading.rule("zone-wrong-season"), reading.rule("zone-ambiguous")
    days = [day for text in reading.days if (day := iso_date(text)) is not None]
    told: set[str] = set()
    for spot, zone, day, ids in _named_zones(incident, days[0] if days else None):
        if zone in told or zone_info(zone) is not None:
            continue
        told.add(zone)
        mismatch = season_mismatch(zone, day) if day is not None else None
        if mismatch is not None and day is not None and wrong is not None:
            yield made(wrong, spot, _season_words(zone, day, mismatch), about=zone, fixes=_season_fixes(mismatch, ids))
        elif ambiguous is not None and _differ(meanings := zone_meanings(zone), day):
            names = ", ".join(f"{meaning.label} ({zone_label(meaning.zone)})" for meaning in meanings)
            fixes = [Fix(zone_label(meaning.zone), _chosen(meaning.zone, ids)) for meaning in meanings]
            yield made(ambiguous, spot, {"zone": zone, "meanings": names}, about=zone, fixes=fixes)


def stated_zone_findings(reading: Reading) -> Iterator[Finding]:
    """Clock times in sentences with an abbreviation that does not hold on the day of the incident."""
    rule = reading.rule("zone-wrong-season")
    day = next((day for text in reading.days if (day := iso_date(text)) is not None), None)
    incident = reading.incident
    told = {incident.zone, *(event.at.zone for event in incident.timeline)}
    for passage in reading.prose_passages if rule is not None and day is not None else ():
        if passage.role not in TELLING_ROLES:
            continue
        for sentence in sentences(passage.text):
            for clock in named_clocks(sentence):
                zone = clock.at.zone
                mismatch = season_mismatch(zone, day) if zone and zone not in told and day is not None else None
                if rule is None or day is None or mismatch is None or reading.is_of_another_day(sentence):
                    continue
                told.add(zone)
                spot = Spot("section", passage.spot.id, "text", clock.quote)
                yield made(rule, spot, _season_words(zone, day, mismatch), about=clock.quote)


def _differ(meanings: tuple[ZoneMeaning, ...], day: date | None) -> bool:
    """Whether the places tell different times on `day`, or at all where it is not known."""
    if day is None:
        return len(meanings) > 1
    noon = datetime.combine(day, time(12))
    offsets = {_offset(noon, rules, 0) for one in meanings if (rules := zone_info(one.zone)) is not None}
    return len(offsets) > 1


def clock_change_findings(reading: Reading) -> Iterator[Finding]:
    """Clock times that do not exist, or exist twice, because the clocks were changed that night."""
    skipped, doubled = reading.rule("time-skipped"), reading.rule("time-twice")
    if skipped is None and doubled is None:
        return
    for event in reading.incident.timeline:
        zone = event.at.zone or reading.incident.zone
        if not zone or not event.at.at or "T" not in event.at.at or event.at.at.startswith("T"):
            continue
        change = _clock_change(event.at.at, zone)
        rule = {"skipped": skipped, "twice": doubled}.get(change)
        if rule is not None:
            words = {"time": moment_text(event.at), "zone": zone_label(zone)}
            fixes = _clock_change_fixes(event, zone, change)
            yield made(rule, Spot("event", event.id, "at"), words, about=event.at.at, fixes=fixes)


def _clock_change_fixes(event: Event, zone: str, change: str) -> tuple[Fix, ...]:
    """What a clock time may have meant that its zone does not have, or has twice."""
    rules = zone_info(zone)
    if rules is None or event.at.at is None:
        return ()
    if change == "skipped":
        return (Fix("It was an hour later", partial(shift_times, ids=(event.id,), seconds=3600.0)),)
    point = datetime.fromisoformat(event.at.at)
    first, second = (f"UTC{offset_name(_offset(point, rules, fold))}" for fold in (0, 1))
    return (
        Fix("It was the first ({offset})", _chosen(first, (event.id,)), {"offset": first}),
        Fix("It was the second ({offset})", _chosen(second, (event.id,)), {"offset": second}),
    )


def _has_offset(event: Event) -> bool:
    return event.at.at is not None and datetime.fromisoformat(_dated(event.at.at)).tzinfo is not None


def _dated(at: str) -> str:
    return "2000-01-01" + at if at.startswith("T") else at


def _named_zones(incident: Incident, day: date | None) -> Iterator[tuple[Spot, str, date | None, tuple[str, ...]]]:
    """Each zone that is named, with the day that it is named for, and the events that name it (none: the incident)."""
    if incident.zone:
        yield _PLACE, incident.zone, day, ()
    by_zone: dict[str, list[Event]] = {}
    for event in incident.timeline:
        if event.at.zone and event.at.zone != incident.zone:
            by_zone.setdefault(event.at.zone, []).append(event)
    for zone, events in by_zone.items():
        first = next((day_of(event.at) for event in events if day_of(event.at) is not None), day)
        yield Spot("event", events[0].id, "at"), zone, first, tuple(event.id for event in events)


def _season_words(zone: str, day: date, mismatch: SeasonMismatch) -> dict[str, str]:
    return {
        "zone": zone,
        "day": date_text(day),
        "right": mismatch.right,
        "offset": f"UTC{offset_name(mismatch.offset)}",
        "place": zone_label(mismatch.meaning.zone),
    }


def _season_fixes(mismatch: SeasonMismatch, ids: tuple[str, ...]) -> tuple[Fix, ...]:
    place = mismatch.meaning.zone
    city = zone_label(place).rpartition("/")[2]
    return (Fix("Local time in {place}", _chosen(place, ids), {"place": city}),)


def _chosen(zone: str, ids: tuple[str, ...]) -> "partial[Incident]":
    """The operation that says which zone was meant: of these events, or of the incident."""
    return partial(told_in_zone, ids=ids, zone=zone) if ids else partial(edit_details, zone=zone)


@lru_cache(maxsize=8192)
def _clock_change(at: str, zone: str) -> str:
    """skipped, twice or "": what a change of the clocks does to the clock time `at` in `zone`."""
    rules = zone_info(zone)
    point = datetime.fromisoformat(at)
    if rules is None or point.tzinfo is not None:
        return ""
    first, second = (_offset(point, rules, fold) for fold in (0, 1))
    if first == second:
        return ""
    return "twice" if first > second else "skipped"


def _offset(point: datetime, rules: tzinfo, fold: int) -> timedelta:
    return point.replace(tzinfo=rules, fold=fold).utcoffset() or timedelta()
