"""Evidence from GitHub: issues, comments and timelines of its APIs, its command line and its webhooks."""

import re
from collections.abc import Iterator
from typing import Any, Final

from postmortem_desk.importing.evidence.evidence import Origin, candidate, content_ref
from postmortem_desk.importing.evidence.json_values import Item, flat, items, part, words
from postmortem_desk.importing.evidence.stamps import machine_moment, whole_seconds
from postmortem_desk.model import Event

_INSIDE: Final = (
    *("issue", "pull_request", "pullRequest", "issueOrPullRequest", "discussion", "release", "comment", "review"),
    *("comments", "reviews", "timeline", "timelineItems", "timeline_items", "events", "issues", "pullRequests"),
    *("nodes", "edges", "node", "items", "data", "repository", "organization", "search"),
)
"""Keys below which there is more to tell."""
_TIMES: Final = ("created_at", "createdAt", "submitted_at", "submittedAt", "published_at", "publishedAt")
_DEEPEST: Final = 12
_CHANGES: Final = frozenset(("committed", "merged", "deployed", "head ref force pushed"))


def is_github(value: Any) -> bool:
    """Whether a JSON value is GitHub's, by its keys."""
    for item in items(value):
        inner = part(item, "data", "issue", "comment", "pull_request", "release")
        for row in (item, inner, part(inner, "repository"), *items(item.get("items", []))[:1]):
            if "node_id" in row or "github.com" in words(row, "html_url", "url"):
                return True
            if {"issue", "pullRequest", "issues", "timelineItems"} & row.keys() and row is not item:
                return True
    return False


def github(value: Any) -> Iterator[Event]:
    """What was opened, said, closed, and done to it, in the order of the source.

    That an issue was closed may stand there twice: in its own record and as an event, which tells who did it.
    """
    told = list(_everything(value))
    by_somebody = {(event.at.at, event.text) for event in told if event.actor}
    return (event for event in told if event.actor or (event.at.at, event.text) not in by_somebody)


def _everything(value: Any) -> Iterator[Event]:
    for item in items(value):
        action, issue = words(item, "action"), part(item, "issue", "pull_request")
        if action == "closed" and issue:
            key = "issue" if "issue" in item else "pull_request"
            item = item | {key: issue | {"closed_by": issue.get("closed_by") or item.get("sender")}}
        yield from _told(item, "", 0)
        if issue and "comment" not in item and action not in ("", "opened", "created", "closed"):
            yield _action(item, issue, action)


def _told(item: Item, title: str, depth: int) -> Iterator[Event]:
    """What an object tells, and what the objects inside it do. `title` is that of the issue around it."""
    kind = _event_of(item)
    time = _time_of(item, kind)
    if time and (kind or words(item, "title", "body", "tag_name")):
        title = words(item, "title") or title
        yield _event(item, kind, time, title)
        yield from _closing(item, kind)
    if depth < _DEEPEST:
        for key in _INSIDE:
            if isinstance(item.get(key), dict | list):
                for each in flat(item[key]):
                    if isinstance(each, dict):
                        yield from _told(each, title, depth + 1)


def _event_of(item: Item) -> str:
    """What happened: "labeled", "commented", "head ref force pushed"; "" for an issue or a comment."""
    name = words(item, "event")
    typed = words(item, "__typename")
    if not name and (typed.endswith("Event") or typed == "PullRequestCommit"):
        name = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", typed.removesuffix("Event")).lower()
    return re.sub("[_-]", " ", name)


def _time_of(item: Item, kind: str) -> str:
    if kind == "committed":
        return words(part(item, "committer"), "date") or words(part(item, "author"), "date")
    return words(item, *_TIMES)


def _event(item: Item, kind: str, time: str, title: str) -> Event:
    own_title, body = words(item, "title"), words(item, "body")
    is_said = bool(body) and not own_title
    text = own_title or body or words(item, "name") or _done(item, kind, title)
    quote = f"{own_title}\n\n{body}" if own_title and body else text
    person = part(item, "user", "actor", "author", "committer")
    actor = words(person, "login", "name")
    reference = words(item, "node_id", "id", "sha") or content_ref("github", time, kind, text)
    guess = "communication" if is_said else "change" if kind in _CHANGES else None if own_title else ""
    origin = Origin("github", reference, words(item, "html_url", "url"), is_markdown=is_said)
    return candidate(origin, text, at=whole_seconds(machine_moment(time)), actor=actor, quote=quote, guess=guess)


def _done(item: Item, kind: str, title: str) -> str:
    """The words for an event that nobody wrote any for: "Labeled bug: the issue's title"."""
    if kind == "committed":
        return words(item, "message") or "Committed"
    if kind == "reviewed":
        return f"Reviewed: {words(item, 'state').replace('_', ' ')}"
    rename = part(item, "rename")
    before, after = words(rename, "from"), words(rename, "to")
    what = words(part(item, "label", "milestone"), "name", "title") or words(part(item, "assignee"), "login", "name")
    other = part(part(item, "source"), "issue") or part(item, "source")
    if before or after:
        what = f"\u201c{before}\u201d to \u201c{after}\u201d"
    elif words(other, "title"):
        what = f"by {words(other, 'title')}" + (f" (#{words(other, 'number')})" if words(other, "number") else "")
    title = words(part(item, "issue"), "title") or title
    word = f"{kind.capitalize()} {what}".strip()
    return f"{word}: {title}" if title else word


def _closing(item: Item, kind: str) -> Iterator[Event]:
    """That an issue was closed, where its own record tells it."""
    time = words(item, "closed_at", "closedAt")
    title = words(item, "title")
    if not time or kind or not title:
        return
    word = "Merged" if words(item, "merged_at", "mergedAt") else "Closed"
    reference = f"{words(item, 'node_id', 'id') or content_ref('github', title)}/closed/{time}"
    actor = words(part(item, "merged_by", "mergedBy", "closed_by", "closedBy"), "login")
    origin = Origin("github", reference, words(item, "html_url", "url"))
    at = whole_seconds(machine_moment(time))
    yield candidate(origin, f"{word}: {title}", at=at, actor=actor, guess="change" if word == "Merged" else "action")


def _action(item: Item, issue: Item, action: str) -> Event:
    """What a webhook tells of an issue: "Labeled bug: its title"."""
    label = words(part(item, "label"), "name")
    text = f"{action.replace('_', ' ').capitalize()}{f' {label}' if label else ''}: {words(issue, 'title')}"
    at = whole_seconds(machine_moment(issue.get("updated_at")))
    reference = f"{words(issue, 'node_id', 'id')}/{action}/{label}/{words(issue, 'updated_at')}"
    origin = Origin("github", reference, words(issue, "html_url"))
    return candidate(origin, text, at=at, actor=words(part(item, "sender"), "login"), guess="")
