"""Evidence from Opsgenie and Statuspage, in the shapes of their public API references and webhooks."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Final

from postmortem_desk.importing.evidence.evidence import Origin, candidate, content_ref
from postmortem_desk.importing.evidence.json_values import Item, items, part, words
from postmortem_desk.importing.evidence.stamps import machine_moment, whole_seconds
from postmortem_desk.model import UNKNOWN_MOMENT, Event, Moment
from postmortem_desk.text.markup.html_tree import html_tree, text_of
from postmortem_desk.text.times.moments import instant, moment_at

_LONGEST_ALERT: Final = 10 * 366 * 86_400_000
"""Milliseconds: no alert is open for longer than ten years."""
_ALERTS: Final = ("data", "alerts", "alert", "logs", "notes", "entries")
_INCIDENTS: Final = ("incidents", "incident", "scheduled_maintenances", "scheduled_maintenance")
_UPDATED: Final = ("display_at", "created_at", "updated_at")
_HTML: Final = re.compile(r"</?(?:p|br|strong|em|small|var|a|ul|li|b|i)\b[^>]*>", re.IGNORECASE)
_DONE: Final = {"Acknowledge": "Acknowledged", "Close": "Closed", "Create": ""}


def is_opsgenie(value: Any) -> bool:
    """Whether a JSON value is Opsgenie's, by its keys."""
    return any(
        "tinyId" in row
        or ("alertId" in row and "message" in row)
        or ("offset" in row and ("log" in row or "note" in row))
        or ("eventTime" in row and isinstance(row.get("title"), dict))
        for row in _alerts(value)
    )


def _alerts(value: Any) -> list[Item]:
    rows = [entry for row in items(value, *_ALERTS) for entry in items(row, "entries")]
    return [part(row, "alert") or row for row in rows]


def opsgenie(value: Any) -> Iterator[Event]:
    """Alerts with their logs and notes; times are ISO 8601, milliseconds or nanoseconds."""
    for page in items(value):
        if isinstance(page.get("alert"), dict) and words(page, "action"):
            yield _webhook(words(page, "action"), page["alert"])
            continue
        for alert in _alerts(page):
            yield from _alert(alert)


def _webhook(action: str, alert: Item) -> Event:
    """What happened to an alert. It happened when the alert was updated; one that was created is there since then."""
    created = "createdAt" if action == "Create" else "updatedAt"
    at = whole_seconds(machine_moment(alert.get(created) or alert.get("createdAt")))
    message, note = words(alert, "message"), words(alert, "note")
    word = _DONE.get(action, action)
    is_note = action == "AddNote" and bool(note)
    text = note if is_note else f"{word}: {message}" if word else message
    alert_id = words(alert, "alertId", "id")
    reference = (
        alert_id if action == "Create" and alert_id else content_ref("opsgenie", alert_id, action, str(at.at), text)
    )
    guess = "communication" if is_note else "alert" if action == "Create" else "action"
    return candidate(Origin("opsgenie", reference), text, at=at, actor=words(alert, "username"), guess=guess)


def _alert(alert: Item) -> Iterator[Event]:
    title = words(alert, "message", "log", "note") or words(part(alert, "title"), "content")
    text = title or words(alert, "description")
    created = alert.get("createdAt", alert.get("insertedAt", alert.get("created_at", alert.get("eventTime"))))
    reference = words(alert, "id", "alertId", "offset") or content_ref("opsgenie", str(created), text)
    actor = words(alert, "owner", "username") or words(part(alert, "actor"), "name")
    guess = "communication" if "note" in alert else "alert" if words(alert, "message") else None
    moment = whole_seconds(machine_moment(created))
    yield candidate(Origin("opsgenie", reference), text, at=moment, actor=actor, guess=guess)
    report = part(alert, "report")
    for who, after, word in (("acknowledgedBy", "ackTime", "Acknowledged"), ("closedBy", "closeTime", "Closed")):
        if words(report, who) or words(report, after):
            at = _later(moment, report.get(after))
            what, name = f"{reference}/{word.lower()}", words(report, who)
            yield candidate(Origin("opsgenie", what), f"{word}: {text}", at=at, actor=name, guess="action")


def _later(moment: Moment, milliseconds: Any) -> Moment:
    """The moment so long after another (a report counts from the alert's creation); unknown without a number."""
    start = instant(moment, "")
    if start is None or not isinstance(milliseconds, int) or not 0 <= milliseconds < _LONGEST_ALERT:
        return UNKNOWN_MOMENT
    return whole_seconds(moment_at(start + timedelta(milliseconds=milliseconds), "second"))


def _plain(body: str) -> str:
    """The words of an update, which its feeds tell in HTML."""
    return "".join(text_of(html_tree(body))).strip() if _HTML.search(body) else body


def is_statuspage(value: Any) -> bool:
    """Whether a JSON value is Statuspage's, by its keys."""
    return any("incident_updates" in row and "updater" not in _first_update(row) for row in items(value, *_INCIDENTS))


def _first_update(incident: Item) -> Item:
    """The first update of an incident; one that names its writer is of another program."""
    return next(iter(items(incident["incident_updates"])), {})


def statuspage(value: Any) -> Iterator[Event]:
    """Incidents: each update, from the oldest (the file has the newest first); one without updates by its name."""
    for item in items(value, *_INCIDENTS):
        url = words(item, "shortlink")
        updates = sorted(items(item.get("incident_updates", [])), key=lambda each: words(each, *_UPDATED))
        for update in updates:
            status = words(update, "status").replace("_", " ").capitalize()
            body = _plain(words(update, "body", "message"))
            moment = whole_seconds(machine_moment(words(update, *_UPDATED)))
            reference = words(update, "id") or content_ref("statuspage", body, words(update, "created_at"))
            text = f"{status}: {body}" if status and body else body or status
            yield candidate(Origin("statuspage", reference, url), text, at=moment, quote=body, guess="communication")
        if not updates and words(item, "name"):
            moment = whole_seconds(machine_moment(words(item, "started_at", "created_at")))
            reference = words(item, "id") or content_ref("statuspage", words(item, "name"), words(item, "created_at"))
            yield candidate(Origin("statuspage", reference, url), words(item, "name"), at=moment, guess="communication")
