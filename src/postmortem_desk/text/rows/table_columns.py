"""What the columns of a table hold, read from their headings."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from postmortem_desk.text.section_roles import plain_phrase
from postmortem_desk.text.times.time_words import UNIVERSAL_ZONES, ZONE_ABBREVIATIONS

_EVENT_FIELDS: Final[dict[str, str]] = {
    "date": "date, dates, datum, dato, fecha, дата, tarih, 日付, 日期, 날짜",
    "time": "time, when, timestamp, at, date time, datetime, date and time, start, start time, started, clock, hour, "
    "ts, epoch, unix, uhrzeit, zeit, zeitpunkt, heure, hora, ora, orario, tijd, tijdstip, tid, tidspunkt, czas, "
    "godzina, "
    "čas, zaman, saat, время, дата и время, час, 時刻, 時間, 日時, 时间, 시간, 일시",
    "end": "end, end time, ended, until, to",
    "text": "event, events, description, what, what happened, details, detail, action, activity, note, notes, message, "
    "summary, entry, comment, comments, text, ereignis, beschreibung, événement, évènement, evento, descripción, "
    "descrição, descrizione, gebeurtenis, omschrijving, händelse, beskrivning, hændelse, hendelse, beskrivelse, "
    "zdarzenie, opis, událost, popis, olay, açıklama, событие, описание, подія, 内容, 出来事, イベント, 事象, 事件, "
    "描述, "
    "이벤트, 내용",
    "actor": "actor, who, by, person, author, owner, responsible, source, team, wer, qui, acteur, quien, quem, vem, "
    "hvem, "
    "kto, kdo, kim, chi, кто, ответственный, 担当, 担当者, 対応者, 负责人, 操作人, 담당자",
    "kind": "kind, type, category",
    "severity": "severity, level",
}
_TASK_FIELDS: Final[dict[str, str]] = {
    "text": "action, action item, action items, actions, item, task, tasks, description, what, todo, to do, measure, "
    "measures, follow up, follow ups, followup, corrective action, remediation, step, summary, title, text, details, "
    "acao, acoes, tarefa, accion, "
    "tarea, massnahme, aufgabe, mesure, tâche, azione, attività, actie, taak, maatregel, åtgärd, uppgift, opgave, "
    "oppgave, zadanie, działanie, úkol, aksiyon, görev, действие, задача, мера, дія, アクション, タスク, 対応内容, "
    "対策, 内容, "
    "行动项, 措施, 任务, 事项, 액션, 조치, 내용",
    "owner": "owner, owners, owned by, assign, assignee, assigned to, responsible, who, person, team, dri, lead, "
    "responsible person, responsible team, responsavel, responsable, verantwortlich, verantwortliche, zustandig, wer, "
    "qui, quien, quem, responsabile, dono, eigenaar, verantwoordelijke, ansvarig, ansvarlig, odpowiedzialny, "
    "właściciel, "
    "osoba odpowiedzialna, odpovědný, sorumlu, ответственный, исполнитель, відповідальний, 担当, 担当者, オーナー, "
    "责任人, "
    "负责人, 담당자, 담당",
    "due": "due, due date, deadline, when, by when, target date, target, eta, date, due by, prazo, plazo, "
    "fecha limite, echeance, frist, fallig, falligkeit, "
    "termin, bis, bis wann, scadenza, délai, deadline, frist, förfallodatum, termín, son tarih, срок, дедлайн, термін, "
    "期限, 締切, 期日, 截止日期, 截止时间, 完成时间, 기한, 마감",
    "status": "status, state, done, completed, complete, statut, estado, situacao, stand, erledigt, stato, stan, stav, "
    "durum, статус, состояние, ステータス, 状態, 状況, 状态, 进度, 상태",
    "priority": "priority, prio, importance, urgency, priorität, priorité, prioridad, prioridade, priorità, "
    "prioriteit, "
    "prioritet, priorytet, priorita, öncelik, приоритет, 優先度, 优先级, 우선순위",
    "tickets": "ticket, tickets, bug, bugs, issue, issues, jira, tracking bug, tracking, link, links, reference, pr",
    "kind": "type, kind, typ, tipo, тип, 種別, 类型, 유형",
}
_TASK_WORDS: Final = {
    "owner": frozenset({"owner", "owners", "assignee", "assignees", "responsible", "dri", "who"}),
    "due": frozenset({"due", "deadline", "eta"}),
    "status": frozenset({"status", "done"}),
    "priority": frozenset({"priority", "prio"}),
}
"""Words that make the heading of a column of tasks that, whatever stands beside them."""
_TEXT_NOUNS: Final = frozenset({"action", "actions", "item", "items", "task", "tasks", "measure", "measures"})
"""At the end of a heading they make it the column of the texts ("Corrective / preventive action")."""
_TICKETS: Final = frozenset({"ticket", "tickets", "bug", "issue", "issues", "jira", "tracker"})
_TICKET_WORDS: Final = _TICKETS | {
    "id",
    "key",
    "link",
    "links",
    "number",
    "no",
    "github",
    "gitlab",
    "pr",
    "tracking",
    "url",
}
"""Words that make the heading of a column of tickets ("Bug/Ticket", "Jira link")."""
EVENT_LABELS: Final = {"actor": "By", "kind": "Kind", "severity": "Severity"}
"""Fields of an event with a column of their own, and the labels of the same details behind a text."""
TASK_LABELS: Final = {
    "owner": "Owner",
    "due": "Due",
    "status": "Status",
    "priority": "Priority",
    "tickets": "Tickets",
    "kind": "Kind",
}
"""The same for a measure or task."""
_ZONES: Final = UNIVERSAL_ZONES | ZONE_ABBREVIATIONS
"""Names of zones, which may head a column of times."""
_TIME_WORD: Final = re.compile(r"\b(?:time|timestamp)\b")


def event_fields(headings: Sequence[str]) -> list[str]:
    """The field of an event that each column fills; "" where it has none. No field stands twice."""
    fields = _fields(headings, _phrases(of_tasks=False))
    if "time" not in fields:
        for index, heading in enumerate(headings):
            if not fields[index] and _TIME_WORD.search(_phrase(heading)):
                fields[index] = "time"
                break
    if "time" not in fields:
        zones = [index for index, heading in enumerate(headings) if not fields[index] and _phrase(heading) in _ZONES]
        if zones:
            fields[zones[0]] = "time"
    if "date" not in fields:
        days = [index for index, heading in enumerate(headings) if not fields[index] and _phrase(heading) == "day"]
        if days:
            fields[days[0]] = "date"
    if "time" not in fields and "date" in fields:
        fields[fields.index("date")] = "time"
    return fields


def turned_fields(headings: Sequence[str], time: int, columns: Sequence[Sequence[str]]) -> list[str]:
    """The field of an event that each row of a table fills whose columns are events. `time` is the row of their times,
    `columns` what stands in them below the headings.
    """
    known = ["" if field == "time" else field for field in event_fields(headings)]
    known[time] = "time"
    return with_text(known, columns)


def event_field(heading: str) -> str:
    """The field of an event that a heading names by itself; "" where it names none."""
    return _fields([heading], _phrases(of_tasks=False))[0]


def task_fields(headings: Sequence[str]) -> list[str]:
    """The field of a task that each column fills; "" where it has none. No field stands twice."""
    return _fields(headings, _phrases(of_tasks=True))


def with_text(fields: Sequence[str], rows: Sequence[Sequence[str]] = ()) -> list[str]:
    """`fields` in which the first column without one holds the text, where none else does.

    With `rows`, that is the first in which half of the cells are more than one word, where there is such a column.
    """
    found = list(fields)
    free = [index for index, field in enumerate(found) if not field]
    if "text" not in found and free:
        told = (index for index in free if sum(" " in row[index] for row in rows) * 2 >= max(1, len(rows)))
        found[next(told, free[0])] = "text"
    return found


@cache
def _phrases(*, of_tasks: bool) -> dict[str, frozenset[str]]:
    """The headings of columns by the field that they name, as `plain_phrase` gives them."""
    named = _TASK_FIELDS if of_tasks else _EVENT_FIELDS
    return {field: frozenset(map(plain_phrase, words.split(", "))) for field, words in named.items()}


def _fields(headings: Sequence[str], known: dict[str, frozenset[str]]) -> list[str]:
    found: list[str] = []
    for heading in headings:
        phrase = _phrase(heading)
        field = next((name for name, words in known.items() if phrase and phrase in words), "")
        if not field and "tickets" in known:
            field = "tickets" if _is_of_tickets(phrase) else _field_within(phrase)
        found.append("" if field in found else field)
    return found


def _field_within(phrase: str) -> str:
    """The field of a task that one word of a heading names ("Who's on it", "Target due date"); "" for none."""
    words = phrase.split()
    field = next((field for field, names in _TASK_WORDS.items() if names.intersection(words)), "")
    return field or ("text" if words and words[-1] in _TEXT_NOUNS else "")


def _is_of_tickets(phrase: str) -> bool:
    words = set(phrase.split())
    return words <= _TICKET_WORDS and bool(words & _TICKETS)


def _phrase(heading: str) -> str:
    return plain_phrase(re.sub(r"\([^)]*\)", " ", heading))


def is_hollow(row: Sequence[str]) -> bool:
    """Whether nothing stands in the cells of a row, or dots and dashes of a template alone."""
    return not any(cell.strip(" .\u2026-\u2013\u2014") for cell in row)


def cell_key(headings: Sequence[str], index: int) -> str:
    """The name under which a row keeps the text of a column that has no field of its own."""
    heading = headings[index] or f"Column {index + 1}"
    earlier = headings[:index].count(headings[index])
    return f"{heading} ({earlier + 1})" if earlier else heading
