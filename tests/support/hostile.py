"""Incidents whose every text is an attack or a mess, and what a page must not hold then."""

from collections.abc import Iterable

from postmortem_desk.model import (
    Cause,
    Event,
    ImpactFigure,
    Incident,
    Milestone,
    Moment,
    OwnField,
    Person,
    RelatedIncident,
    Section,
    Task,
)

PAYLOADS = (
    "<script>alert(1)</script>",
    "</title></style></textarea><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' autofocus onfocus=alert(1) x='",
    "<svg onload=alert(1)><a xlink:href='javascript:alert(1)'>x</a></svg>",
    "[click](javascript:alert(1)) [again](JaVaScRiPt:alert(1)) <javascript:alert(1)>",
    "[data](data:text/html,<script>alert(1)</script>)",
    "![x](https://tracker.example/pixel.png) ![y](file:///etc/passwd)",
    "[x]: javascript:alert(1)\n\n[x]",
    '[x](https://ok.example "onmouseover=alert(1)")',
    "`</code><script>alert(1)</script>`",
    "```html\n</code></pre><script>alert(1)</script>\n```",
    "| a |\n|---|\n| <iframe src=//evil.example> |",
    "<style>*{background:url(//evil.example)}</style>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "<base href=//evil.example><form action=//evil.example><input name=a>",
    "--><!--<script>alert(1)</script>",
    "]]><script>alert(1)</script>",
    '#import "@preview/x:1.0.0" #read("/etc/passwd") #eval("1+1") $x$ @ref <label> \\#',
    '"; #panic() //',
)
_NAMES = (
    "bdi html head meta title style body div header main footer nav h1 h2 h3 h4 h5 h6 p span strong em s code pre a br "
    "hr sup wbr ul ol li dl dt dd table thead tbody tr th td blockquote figure figcaption svg desc rect path text"
)
TAGS = frozenset(_NAMES.split())
LINKS = ("http:", "https:", "mailto:", "#")


def hostile_incident(texts: Iterable[str]) -> Incident:
    """An incident with each of `texts` in every field that a person fills."""
    texts = tuple(texts)
    first = texts[0]
    return Incident(
        id="hostile",
        title=" ".join(texts),
        reference=first,
        date=first,
        language=first,
        zone=first,
        severity=first,
        status=first,
        stage=first,
        detected_by=first,
        services=texts,
        tags=texts,
        fields=tuple(OwnField(label=text, value=text) for text in texts),
        related=tuple(RelatedIncident(reference=text, relation=text) for text in texts),
        people=tuple(Person(id=f"p{n}", name=t, handles=(t,), roles=(t,)) for n, t in enumerate(texts)),
        impact=tuple(ImpactFigure(id=f"i{n}", label=t, value=t, unit=t, services=(t,)) for n, t in enumerate(texts)),
        sections=tuple(Section(id=f"s{n}", heading=t, text=t, role=t) for n, t in enumerate(texts)),
        timeline=tuple(_hostile_event(n, t) for n, t in enumerate(texts)),
        causes=tuple(
            Cause(id=f"c{n}", text=t, role=t, certainty=t, category=t, event_ids=(f"e{n}",))
            for n, t in enumerate(texts)
        ),
        tasks=tuple(_hostile_task(n, t) for n, t in enumerate(texts)),
    )


def _hostile_event(number: int, text: str) -> Event:
    at = f"2024-03-09T{number % 24:02}:{number // 24 % 60:02}"
    names = ("started", "detected", "mitigated", "resolved", text)
    return Event(
        id=f"e{number}",
        at=Moment(written=text, at=at, zone=text),
        text=text,
        kind=text,
        actor=text,
        milestones=tuple(Milestone(name=name) for name in names[number % 4 :: 4]),
        cells={text: text},
    )


def _hostile_task(number: int, text: str) -> Task:
    return Task(
        id=f"t{number}",
        text=text,
        status=text,
        reason=text,
        kind=text,
        owner=text,
        due=text,
        done_on=text,
        priority=text,
        tickets=(text,),
        addresses=(f"c{number}", f"e{number}", f"s{number}"),
        success=text,
        cells={text: text},
    )
