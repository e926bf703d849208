"""One incident that has everything a document can show, twice in places and out of the ordinary in others."""

from postmortem_desk.model import (
    Cause,
    Dismissal,
    Event,
    ImpactFigure,
    Incident,
    Milestone,
    Moment,
    Note,
    OwnField,
    Person,
    RelatedIncident,
    Section,
    Task,
)

PROSE = """\
A mail relay lost its disk. See [the status page](https://status.example.org/post?a=1&b=2) or <https://example.org>.

# What readers saw

1. Mails came *late*,
2. some came **twice**:
   - those of ~~Monday~~ Sunday,
   - and `bounces`.

## In figures

| Queue | Mails |
| :-- | --: |
| out | 4,100 |
| in \\| hold | 12 |

> Nobody reads the bounces.
>
> > They do now.

```python
def drain(queue):  # <slowly>
    return "done"
```

![The queue on Sunday](https://example.org/queue.png) and ![](https://example.org/x.png)

---

Last line\\
after a hard break."""


def _moment(day: int, time: str, written: str = "", **fields: object) -> Moment:
    return Moment(written=written or time, at=f"2024-03-{day:02}T{time}:00+00:00", zone="").replaced(**fields)


def _event(number: int, at: Moment, text: str, *marks: str, **fields: object) -> Event:
    milestones = tuple(Milestone(name=name) for name in marks)
    return Event(id=f"e{number}", section="when", at=at, text=text, milestones=milestones).replaced(**fields)


EVENTS = (
    _event(1, _moment(9, "22:10"), "The disk of `relay-2` fills up.", "started", kind="observation"),
    _event(2, _moment(9, "23:50", "~23:50", approximate=True), "Mails queue.", kind="observation", actor="Nils"),
    _event(3, _moment(10, "00:40"), "A reader writes: *where is my mail?*", "detected", "acknowledged", kind="alert"),
    _event(
        4,
        _moment(10, "01:05"),
        "We move the queue.\n\n- first the old mails\n- then the new",
        "mitigated",
        kind="action",
        actor="Ida & Nils",
        end=_moment(10, "01:30"),
        key_event=True,
    ),
    _event(5, Moment(written="??:??", precision="unknown"), "Somebody restarts `relay-1`.", kind="in_between"),
    _event(6, _moment(10, "02:15"), "Queues are empty.", "resolved", cells={"Depth": "0 of **4,100**"}),
)

CAUSES = (
    Cause(
        id="c1", section="why", role="root", text="No alert on disk space.", certainty="confirmed", event_ids=("e1",)
    ),
    Cause(id="c2", section="why", parent_id="c1", role="why", text="The exporter was *never* installed."),
    Cause(
        id="c3",
        section="why",
        parent_id="c2",
        role="why",
        text="The list of hosts is kept by hand.",
        category="process",
    ),
    Cause(id="c4", section="why", role="contributing", text="Log files grew.", certainty="ruled_out"),
)

TASKS = (
    Task(
        id="t1",
        section="todo",
        text="Install the exporter on `relay-*`.",
        status="done",
        owner="Ida",
        due="2024-03-20",
        done_on="2024-03-18",
        addresses=("c2", "e3", "todo"),
    ),
    Task(
        id="t2",
        section="todo",
        text="Alert at 80 % of a disk.",
        status="in_progress",
        priority="high",
        tickets=("M-7",),
    ),
    Task(id="t3", section="todo", text="Buy disks.", status="dropped", reason="the queue moves to a service"),
    Task(id="t4", section="todo", text="Read the bounces.", due="end of spring", success="Somebody *has* read one."),
)


def rich_incident() -> Incident:
    """The incident; always the same."""
    return Incident(
        id="mail-relay",
        title="Mail came late & twice",
        reference="M-2024-03",
        date="2024-03-09",
        language="en-GB",
        zone="UTC",
        severity="major",
        status="resolved",
        stage="final",
        detected_by="customer",
        services=("Mail", "Lists"),
        tags=("disk",),
        fields=(OwnField(label="Reviewed by", value="Ida <ida@example.org>"),),
        related=(RelatedIncident(reference="M-2023-11", relation="same relay"),),
        people=(
            Person(id="p1", name="Ida Roth", handles=("@ida",), roles=("incident_commander", "author")),
            Person(id="p2", name="Nils"),
        ),
        impact=(
            ImpactFigure(id="i1", label="Mails late", value="4,100", approximate=True, services=("Mail",)),
            ImpactFigure(id="i2", label="Mails twice", value="12", unit="%"),
        ),
        sections=(
            Section(id="what", role="summary", level=2, heading="Summary", text=PROSE),
            Section(
                id="empty", role="background", level=2, heading="Background", guidance="Say what was there before."
            ),
            Section(id="part", role="other", level=2, heading="In detail"),
            Section(id="when", role="timeline", level=4, heading="Timeline", text="Told from the logs."),
            Section(id="after", role="other", level=4, text="Text after the rows."),
            Section(id="why", role="causes", level=2, heading="Causes"),
            Section(id="todo", role="tasks", level=2, heading="Tasks"),
        ),
        timeline=EVENTS,
        causes=CAUSES,
        tasks=TASKS,
        notes=(Note(id="n1", on="what", by="Ida", text="A note that no reader may see."),),
        dismissed=(Dismissal(rule="gap", on="e5", text="A finding that no reader may see."),),
    )
