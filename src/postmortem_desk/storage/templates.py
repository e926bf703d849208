"""The shapes that a new incident can start from: bundled ones, and the user's own.

A template is an incident file with headings and guidance. Its title is the template's name for people, and
`display.template` says in a sentence what it is good for. A file of the user's own replaces the bundled one of its
name.
"""

from datetime import date
from pathlib import Path
from typing import Final

from msgspec import Struct

from postmortem_desk.model import Incident
from postmortem_desk.operations.renaming import with_fresh_ids
from postmortem_desk.resource_files import resource_path
from postmortem_desk.storage.incident_file import FILE_SUFFIX, read_incident
from postmortem_desk.storage.paths import Paths
from postmortem_desk.trouble import Trouble

DEFAULT_TEMPLATE: Final = "plain"
_DESCRIPTION: Final = "template"
"""The key in an incident's `display` that holds what a template is good for."""


class Template(Struct, frozen=True):
    """A template that can be chosen."""

    name: str
    """What the command line calls it: its file name without the ending."""
    title: str
    description: str
    path: Path
    trouble: str = ""
    """Why it cannot be used; "" where it can."""


def list_templates(paths: Paths) -> tuple[Template, ...]:
    """The bundled templates, the plain one first, then the user's own by name.

    An own template that cannot be read is in the list with its `trouble`.
    """
    bundled = {_name(path): path for path in _files_in(resource_path("templates"))}
    own = {_name(path): path for path in _files_in(paths.own_templates)}
    names = sorted(bundled, key=lambda name: (name != DEFAULT_TEMPLATE, name))
    names += [name for name in own if name not in bundled]
    return tuple(_template(own.get(name) or bundled[name]) for name in names)


def incident_from_template(name: str, paths: Paths, today: date) -> Incident:
    """A new incident in the shape of the template `name`, with fresh ids and the date `today`.

    Raises Trouble when there is no such template or its file cannot be read.
    """
    template = next((known for known in list_templates(paths) if known.name == name), None)
    if template is None:
        known = ", ".join(template.name for template in list_templates(paths))
        raise Trouble(f'there is no template "{name}".', remedy=f"There are: {known}.")
    shape = read_incident(template.path).incident
    display = {key: value for key, value in shape.display.items() if key != _DESCRIPTION}
    return with_fresh_ids(shape.replaced(title="", date=today.isoformat(), display=display))


def _files_in(folder: Path) -> list[Path]:
    """The template files of `folder` by name; none where there is no such folder or it cannot be read."""
    try:
        return sorted(path for path in folder.iterdir() if path.name.endswith(FILE_SUFFIX) and path.is_file())
    except OSError:
        return []


def _name(path: Path) -> str:
    return path.name.removesuffix(FILE_SUFFIX)


def _template(path: Path) -> Template:
    name = _name(path)
    try:
        incident = read_incident(path).incident
    except Trouble as trouble:
        return Template(name, name, f"This template cannot be used. {trouble}", path, str(trouble))
    description = incident.display.get(_DESCRIPTION)
    if not isinstance(description, str):
        description = ", ".join(section.heading for section in incident.sections if section.heading)
    return Template(name, incident.title or name, description, path)
