"""Evidence from Slack's own export (a folder, a zip of it, the JSON of one channel's day) or an answer of its API.

Users, bots and channels are called by their names; an answer stands behind the message that it answers, in its thread.
"""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any, Final

from msgspec import Struct, field

from postmortem_desk.importing.evidence.evidence import Origin, candidate, content_ref
from postmortem_desk.importing.evidence.json_values import Item, flat, items, json_pages, part, words
from postmortem_desk.importing.evidence.slack_text import plain, text_of_message
from postmortem_desk.importing.evidence.stamps import epoch_moment, whole_seconds
from postmortem_desk.importing.progress import Progress, unheard
from postmortem_desk.model import UNKNOWN_MOMENT, Event
from postmortem_desk.remark import Remark, counted_remark, template_of
from postmortem_desk.trouble import Trouble

_QUIET: Final = frozenset({"channel_join", "channel_leave", "group_join", "group_leave", "channel_topic_read"})
_DELETED: Final = frozenset({"message_deleted", "tombstone"})
_USERS: Final = frozenset({"users.json", "org_users.json"})
_CHANNELS: Final = frozenset({"channels.json", "groups.json", "mpims.json", "dms.json"})
_ANSWERS: Final = ("slackdump_thread_replies", "thread_replies")


class _Names(Struct):
    """What ids are called."""

    people: dict[str, str] = field(default_factory=dict)
    channels: dict[str, str] = field(default_factory=dict)

    def of(self, sign: str, name: str) -> str:
        return (self.people if sign == "@" else self.channels).get(name, "")


def is_slack(value: Any) -> bool:
    """Whether a JSON value is a list of Slack's messages, by their keys."""
    rows = items(value, "messages")
    return any(
        "ts" in row
        and ("text" in row or "blocks" in row)
        and ("user" in row or "bot_id" in row or words(row, "type") == "message")
        for row in rows[:50]
    )


def slack_files(
    files: Mapping[str, bytes], name: str, problems: list[str], progress: Progress = unheard
) -> Iterator[Event]:
    """The messages of an export's files, channel by channel. A file that cannot be read is told in `problems`."""
    values: dict[str, Any] = {}
    for number, (path, data) in enumerate(sorted(files.items())):
        progress(number / len(files))
        try:
            values[path] = json_pages(data.decode("utf-8-sig"), path)
        except (Trouble, UnicodeDecodeError) as error:
            what = error.sentence if isinstance(error, Trouble) else Remark("it is not UTF-8.")
            problems.append(Remark("{path}: {what}", path=path, what=what))
    names = _Names()
    channels: dict[str, list[Item]] = {}
    for path, value in values.items():
        file = PurePosixPath(path).name
        if file in _USERS:
            names.people |= _users_of(value)
        elif file in _CHANNELS:
            names.channels |= {words(each, "id"): words(each, "name", "id") for each in items(value)}
        else:
            _collect(value, PurePosixPath(path).parent.name or PurePosixPath(name).stem, channels)
    for messages in channels.values():
        names.people = _bots_of(messages) | names.people
    for channel, messages in channels.items():
        yield from _messages(messages, names.channels.get(channel, channel), names, problems)


def _collect(value: Any, channel: str, channels: dict[str, list[Item]]) -> None:
    """Put the messages of a file to those of its channel: a list of them, or an object that holds one."""
    for page in flat(value):
        if isinstance(page, dict) and isinstance(page.get("messages"), list):
            _collect(page["messages"], words(page, "name", "channel_name") or channel, channels)
        elif isinstance(page, dict) and "ts" in page:
            message = part(page, "message") if words(page, "subtype") == "message_changed" else page
            channels.setdefault(channel, []).append(message or page)
            for key in _ANSWERS:
                channels[channel].extend(each for each in items(page.get(key, [])) if "ts" in each)


def _users_of(value: Any) -> dict[str, str]:
    """The names of users, and of the bots that are users, by their ids."""
    found: dict[str, str] = {}
    for user in items(value, "members", "users"):
        found[words(user, "id")] = _name_of(user)
        found[words(part(user, "profile"), "bot_id")] = _name_of(user)
    found.pop("", None)
    return found


def _name_of(user: Item) -> str:
    profile = part(user, "profile", "user_profile", "bot_profile")
    return words(profile, "display_name", "real_name", "name") or words(user, "real_name", "name", "id")


def _bots_of(messages: list[Item]) -> dict[str, str]:
    """The names of bots: each tells its own, or the message that brought it into the channel does."""
    found: dict[str, str] = {}
    for message in messages:
        bot, profile = words(message, "bot_id"), part(message, "bot_profile")
        if not bot:
            continue
        name = words(profile, "name") or words(message, "username")
        if not name and words(message, "subtype") == "bot_add":
            name = words(message, "text").rpartition("|")[2].rstrip("> ")
        if name:
            found.setdefault(bot, name)
    return found


def _messages(messages: list[Item], channel: str, names: _Names, problems: list[str]) -> Iterator[Event]:
    """The messages of a channel in time; each thread stands behind the message that began it."""
    deleted = empty = 0
    for message in sorted(messages, key=lambda each: (words(each, "thread_ts", "ts"), words(each, "ts"))):
        subtype = words(message, "subtype")
        if subtype in _QUIET:
            continue
        if subtype in _DELETED:
            deleted += 1
            continue
        text = plain(text_of_message(message), names.of).strip()
        if not text:
            empty += 1
            continue
        ts = words(message, "ts")
        person = words(message, "user", "bot_id") or words(part(message, "comment", "file"), "user")
        own = words(message, "username") if subtype == "bot_message" or "user" not in message else ""
        actor = own or names.people.get(person, "") or _name_of(message | {"id": person})
        moment = epoch_moment(ts)
        reference = f"{channel}/{ts}" if ts else content_ref("slack", channel, text)
        at = whole_seconds(moment) if moment else UNKNOWN_MOMENT
        yield candidate(
            Origin("slack", reference, words(message, "permalink")),
            text,
            at=at,
            actor=actor,
            guess="alert" if subtype == "bot_message" else None,
        )
    if deleted:
        one = template_of("{channel}: 1 message that was deleted was left out.")
        many = template_of("{channel}: {n} messages that were deleted were left out.")
        problems.append(counted_remark(deleted, one, many, channel=channel))
    if empty:
        one = template_of("{channel}: 1 message that was empty was left out.")
        many = template_of("{channel}: {n} messages that were empty were left out.")
        problems.append(counted_remark(empty, one, many, channel=channel))
