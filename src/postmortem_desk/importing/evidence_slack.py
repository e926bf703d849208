"""Evidence from Slack's own export: a folder, a zip of it, or the JSON of one channel's day.

Users are called by the names of users.json; an answer stands behind the message that it answers, in its thread.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any, Final

from postmortem_desk.importing.evidence import Origin, candidate, content_ref, epoch_moment, whole_seconds
from postmortem_desk.importing.evidence_json import Item, items, json_value, part, words
from postmortem_desk.importing.progress import Progress, unheard
from postmortem_desk.importing.source import LARGEST
from postmortem_desk.model import UNKNOWN_MOMENT, Event
from postmortem_desk.trouble import Trouble

_LARGEST_RATIO: Final = 200
"""How much larger than packed a file may be; JSON of chats packs to a tenth."""
_MOST_FILES: Final = 20_000
_QUIET: Final = frozenset({"channel_join", "channel_leave", "group_join", "group_leave", "channel_topic_read"})
_MARK: Final = re.compile(r"<(?P<sign>[@#!]?)(?P<name>[^>|]*)(?:\|(?P<label>[^>]*))?>")
_ENTITIES: Final = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
_USERS: Final = frozenset({"users.json", "org_users.json"})


def zip_files(data: bytes, name: str) -> dict[str, bytes]:
    """The JSON files of a zip, by their paths. Raises Trouble for one that could do harm or is damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _refuse_harm(entries, name)
            wanted = [entry for entry in entries if entry.filename.endswith(".json")]
            return {entry.filename: archive.read(entry) for entry in wanted}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError) as error:
        raise Trouble(
            "The zip is damaged or has a password.", subject=name, remedy="Export it again, or unpack it yourself."
        ) from error


def _refuse_harm(entries: list[zipfile.ZipInfo], name: str) -> None:
    if len(entries) > _MOST_FILES:
        raise Trouble(f"The zip holds more than {_MOST_FILES:,} files.", subject=name, remedy="Export fewer channels.")
    for entry in entries:
        path = PurePosixPath(entry.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or re.match(r"[A-Za-z]:", entry.filename):
            raise Trouble(
                "The zip holds a file that points outside of it, which no export does.",
                subject=name,
                place=repr(entry.filename),
                remedy="Don't use it; ask where it comes from.",
            )
    size = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if size > LARGEST or size > max(packed, 1024) * _LARGEST_RATIO:
        raise Trouble(
            f"The zip would unpack to {size // 2**20:,} MiB; exports of up to {LARGEST // 2**20} MiB are read.",
            subject=name,
            remedy="Export fewer days or channels.",
        )


def folder_files(folder: Path) -> dict[str, bytes]:
    """The JSON files of an unpacked export, by their paths in it. Links that lead out of it are left alone."""
    files: dict[str, bytes] = {}
    size = 0
    root = folder.resolve()
    for path in sorted(folder.glob("*.json")) + sorted(folder.glob("*/*.json")):
        if not path.is_file() or not path.resolve().is_relative_to(root):
            continue
        size += path.stat().st_size
        if size > LARGEST or len(files) >= _MOST_FILES:
            raise Trouble(
                f"The folder holds more than {LARGEST // 2**20} MiB or {_MOST_FILES:,} files of JSON.",
                subject=folder.name,
                remedy="Choose the folder of one channel.",
            )
        files[path.relative_to(folder).as_posix()] = path.read_bytes()
    return files


def slack_files(
    files: Mapping[str, bytes], name: str, problems: list[str], progress: Progress = unheard
) -> Iterator[Event]:
    """The messages of an export's files, channel by channel. A file that cannot be read is told in `problems`."""
    values: dict[str, Any] = {}
    for number, (path, data) in enumerate(sorted(files.items())):
        progress(number / len(files))
        try:
            values[path] = json_value(data.decode("utf-8-sig"), path)
        except (Trouble, UnicodeDecodeError) as error:
            problems.append(f"{path}: {error.sentence if isinstance(error, Trouble) else 'it is not UTF-8.'}")
    people = users_of([value for path, value in values.items() if PurePosixPath(path).name in _USERS])
    channels: dict[str, list[Item]] = {}
    for path, value in values.items():
        if PurePosixPath(path).name in _USERS or not isinstance(value, list):
            continue
        channel = PurePosixPath(path).parent.name or PurePosixPath(name).stem
        channels.setdefault(channel, []).extend(item for item in value if isinstance(item, dict) and "ts" in item)
    for channel, messages in channels.items():
        yield from slack_messages(messages, channel, people)


def users_of(values: list[Any]) -> dict[str, str]:
    """The names of users by their ids, as users.json tells them."""
    return {words(user, "id"): _name_of(user) for value in values for user in items(value) if words(user, "id")}


def _name_of(user: Item) -> str:
    profile = part(user, "profile", "user_profile")
    return words(profile, "display_name", "real_name") or words(user, "real_name", "name", "id")


def slack_messages(messages: list[Item], channel: str, people: Mapping[str, str]) -> Iterator[Event]:
    """The messages of a channel in time; each thread stands behind the message that began it."""
    for message in sorted(messages, key=lambda each: (words(each, "thread_ts", "ts"), words(each, "ts"))):
        text = _text_of(message, people)
        if words(message, "subtype") in _QUIET or not text:
            continue
        ts = words(message, "ts")
        person = words(message, "user", "bot_id")
        actor = people.get(person, "") or _name_of({"name": words(message, "username"), **message, "id": person})
        moment = epoch_moment(ts)
        reference = f"{channel}/{ts}" if ts else content_ref("slack", channel, text)
        guess = "alert" if words(message, "subtype") == "bot_message" else None
        at = whole_seconds(moment) if moment else UNKNOWN_MOMENT
        yield candidate(Origin("slack", reference, words(message, "permalink")), text, at=at, actor=actor, guess=guess)


def _text_of(message: Item, people: Mapping[str, str]) -> str:
    attachments = items(message.get("attachments", []))
    texts = [words(message, "text"), *(words(each, "fallback", "text", "title") for each in attachments)]
    texts += [f"[{words(file, 'title', 'name')}]" for file in items(message.get("files", [])) if words(file, "name")]
    text = "\n".join(dict.fromkeys(each for each in texts if each))
    return _plain(text, people).strip()


def _plain(text: str, people: Mapping[str, str]) -> str:
    """Slack's own marks as a reader sees them: @name, #channel, the words of a link with its address."""

    def shown(match: re.Match[str]) -> str:
        sign, name, label = match["sign"], match["name"], match["label"]
        if sign == "@":
            return "@" + (people.get(name) or label or name)
        if sign:
            return sign.replace("!", "@") + (label or name).lstrip("@")
        return f"{label} ({name})" if label and label != name else name

    text = _MARK.sub(shown, text)
    for entity, letter in _ENTITIES:
        text = text.replace(entity, letter)
    return text
