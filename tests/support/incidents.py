"""Incidents to test with: a small one that shows every part, and a large one of any size. Both always the same."""

from datetime import datetime, timedelta

from postmortem_desk.model import (
    Attachment,
    Cause,
    Dismissal,
    Event,
    ImpactFigure,
    Incident,
    Layout,
    Milestone,
    Moment,
    Note,
    OwnField,
    Person,
    RelatedIncident,
    Section,
    Source,
    Task,
)

ZONE = "America/Los_Angeles"
DAY = "2023-05-01"

KINDS = ("alert", "observation", "action", "decision", "change", "communication", "")
ACTORS = ("Ada", "Grace", "Edsger", "the on-call engineer", "")
PHRASES = (
    "The monitor reported **high CPU usage** on the primary database.",
    "Restarted `db-primary-2`; connections came back for a minute.",
    "A customer wrote that [checkout](https://status.example.com/checkout) hangs.",
    "Decided to fail over and told the support team.",
    "The disk of the queue server was full, because the *log rotation* had stopped two weeks before.",
    "Deployed the fix to production and watched the error rate fall.",
    "Status page updated: we are investigating.",
    "No change.",
)


def clock(time: str, written: str | None = None, day: str = DAY) -> Moment:
    """A moment of the incident's day, at a time such as 09:05."""
    return Moment(written=time if written is None else written, at=f"{day}T{time}")


def event(event_id: str, time: str = "", section: str = "timeline", **fields: object) -> Event:
    """An event at a time such as 09:05 of the incident's day; without one its time is unknown."""
    at = clock(time) if time else Moment(precision="unknown")
    return Event(id=event_id, section=section, at=at, text=f"What {event_id} says").replaced(**fields)


def small_incident() -> Incident:
    """Two hours of a database: ten events, two timelines, a tree of causes, measures and tasks, a bit of everything."""
    return Incident(
        id="checkout1",
        title="Checkout fails for a quarter of users",
        reference="INC-42",
        date=DAY,
        zone=ZONE,
        severity="SEV-2",
        status="resolved",
        detected_by="customer",
        services=("checkout", "database"),
        tags=("capacity",),
        fields=(
            OwnField(label="Region", value="us-west-2"),
            OwnField(label="Budget", value="40 %", audience=("team",)),
        ),
        related=(RelatedIncident(reference="INC-17", relation="same cause"),),
        people=(
            Person(id="ada", name="Ada", handles=("@ada",), roles=("incident commander",)),
            Person(id="grace", name="Grace", roles=("on-call engineer",)),
        ),
        impact=(
            ImpactFigure(id="users", label="Users affected", value="25", unit="%", services=("checkout",)),
            ImpactFigure(id="orders", label="Orders lost", value="1,200", approximate=True),
        ),
        sections=_small_sections(),
        timeline=_small_timeline(),
        causes=_small_causes(),
        tasks=_small_tasks(),
        attachments=(Attachment(id="graph", name="cpu.png", mime="image/png", caption="CPU", alt="A line that rises"),),
        notes=(
            Note(id="note1", on="restart", by="Ada", text="Which of the two was it?"),
            Note(id="note2", by="Grace", text="Ask the support team for numbers.", resolved=True),
        ),
        dismissed=(Dismissal(rule="no-owner", on="task3"),),
    )


def _small_sections() -> tuple[Section, ...]:
    return (
        Section(id="summary", role="summary", level=1, heading="Summary", text="Checkout was *slow*, then down."),
        Section(id="timeline", role="timeline", heading="Timeline", layout=Layout(style="lines")),
        Section(id="support", role="timeline", level=3, heading="What support saw", text="From the ticket queue."),
        Section(id="causes", role="causes", heading="Root cause", text="One bug, and no brake.\n\nTwo paragraphs."),
        Section(id="measures", role="measures", heading="Measures", text="We will:"),
        Section(id="tasks", role="tasks", heading="Tasks"),
        Section(id="lucky", role="lessons_lucky", heading="Where we got lucky", guidance="What saved you?"),
        Section(id="closing", role="other", heading="", text="In conclusion, ~~never~~ rarely again."),
    )


def _small_timeline() -> tuple[Event, ...]:
    return (
        event("bug", "08:10", kind="change", milestones=(Milestone(name="introduced"),), severity="low"),
        event(
            "complaints",
            "09:00",
            kind="observation",
            milestones=(Milestone(name="started"), Milestone(name="detected")),
        ),
        event("ticket", "09:02", section="support", kind="communication", actor="Support"),
        event("paged", "09:05", kind="alert", actor="Grace", milestones=(Milestone(name="acknowledged"),)),
        event("restart", "09:10", kind="action", actor="Grace", attachments=("graph",), cells={"Tool": "kubectl"}),
        event("unclear", kind="observation", variants={"customers": "We looked further."}),
        event(
            "disk", "09:30", kind="observation", key_event=True, sources=(Source(kind="log", ref="df-1", quote="100%"),)
        ),
        event("callback", "09:50", section="support", kind="communication"),
        event(
            "fix", "10:45", kind="change", end=clock("10:50"), milestones=(Milestone(name="mitigated", impact="users"),)
        ),
        event("over", "11:00", section="", kind="observation", milestones=(Milestone(name="resolved"),)),
    )


def _small_causes() -> tuple[Cause, ...]:
    return (
        Cause(
            id="loop", section="causes", role="root", text="An infinite loop", certainty="confirmed", event_ids=("fix",)
        ),
        Cause(
            id="nolimit", section="causes", parent_id="loop", role="why", text="No limit on input", category="process"
        ),
        Cause(id="notest", section="causes", parent_id="nolimit", role="why", text="No test with large input"),
        Cause(id="fulldisk", section="", role="trigger", text="A full disk", event_ids=("disk", "restart")),
    )


def _small_tasks() -> tuple[Task, ...]:
    return (
        Task(id="measure1", section="measures", text="Maintain the database", kind="prevent", addresses=("loop",)),
        Task(id="measure2", section="measures", text="Review code for loops", status="in_progress", owner="Ada"),
        Task(
            id="task1",
            section="tasks",
            text="Write the test",
            owner="Ada",
            due="2023-06-01",
            addresses=("notest", "fix"),
        ),
        Task(
            id="task2",
            section="tasks",
            text="Alert on disk space",
            status="done",
            done_on="2023-05-03",
            tickets=("T-1",),
        ),
        Task(id="task3", section="", text="A bigger disk", status="dropped", reason="too costly", due="end of Q3"),
    )


def large_incident(events: int) -> Incident:
    """An incident of any size: `events` rows in time order in one timeline, a task and a cause for each 50 of them."""
    start = datetime(2023, 5, 1, 9, 0)
    rows = tuple(_large_event(number, start + timedelta(seconds=37 * number), events) for number in range(events))
    parts = max(4, events // 50)
    causes = tuple(
        Cause(
            id=f"cause{number}",
            section="causes",
            parent_id=f"cause{number - 1}" if number % 5 else "",
            role="why" if number % 5 else "root",
            text=f"Why {number}: the limit was never set.",
            event_ids=(f"event{number}",) if number < events else (),
        )
        for number in range(parts)
    )
    tasks = tuple(
        Task(
            id=f"task{number}",
            section="measures" if number % 3 == 0 else "tasks",
            text=f"Set the limit on queue {number} and *test* it.",
            status=("open", "done", "in_progress")[number % 3],
            owner=ACTORS[number % len(ACTORS)],
            done_on="2023-05-09" if number % 3 == 1 else "",
            addresses=(f"cause{number}",),
        )
        for number in range(parts)
    )
    return Incident(
        id="large001",
        title=f"An incident of {events} events",
        date=DAY,
        zone=ZONE,
        severity="SEV-1",
        status="resolved",
        services=("checkout", "search"),
        sections=_large_sections(),
        timeline=rows,
        causes=causes,
        tasks=tasks,
    )


def _large_sections() -> tuple[Section, ...]:
    prose = "The site was *slow* for everybody and **down** for some.\n\n" + " ".join(PHRASES)
    return (
        Section(id="summary", role="summary", heading="Summary", text=prose),
        Section(id="impact", role="impact", heading="Impact", text="- 25 % of users\n- 1,200 orders"),
        Section(id="timeline", role="timeline", heading="Timeline", layout=Layout(style="table")),
        Section(id="causes", role="causes", heading="Root causes", text=PHRASES[4]),
        Section(id="measures", role="measures", heading="Measures"),
        Section(id="tasks", role="tasks", heading="Tasks"),
        Section(id="lessons", role="lessons_well", heading="What went well", text=prose),
    )


def _large_event(number: int, time: datetime, events: int) -> Event:
    marks = {
        0: ("started",),
        1: ("detected",),
        2: ("acknowledged",),
        events * 3 // 4: ("mitigated",),
        events - 1: ("resolved",),
    }.get(number, ())
    return Event(
        id=f"event{number}",
        section="timeline",
        at=Moment(written=time.strftime("%H:%M:%S"), at=time.isoformat(), precision="second"),
        text=PHRASES[number % len(PHRASES)],
        kind=KINDS[number % len(KINDS)],
        actor=ACTORS[number % len(ACTORS)],
        milestones=tuple(Milestone(name=name) for name in marks),
        key_event=number % 100 == 0,
    )
