"""The commands: new, import, export, check, merge, diff, schema. Each returns its exit code and raises Trouble."""

import json
import os
import sys
from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import Final

from postmortem_desk.app.cli_arguments import command_parser
from postmortem_desk.app.cli_output import remark, say
from postmortem_desk.model import Incident
from postmortem_desk.model.vocabulary import TEAM
from postmortem_desk.storage.incident_file import FILE_SUFFIX, read_bytes, read_incident, save_incident
from postmortem_desk.storage.paths import Paths, user_paths
from postmortem_desk.storage.saving.safe_write import ABSENT, write_safely
from postmortem_desk.trouble import Trouble

EXPORT_KINDS: Final = ("html", "pdf", "md", "svg", "png", "csv")
STANDARD_INPUT: Final = "-"


def run_command(arguments: list[str]) -> int:
    """Run the command that `arguments` name. Raises Trouble, and SystemExit for --help and wrong arguments."""
    wanted = command_parser().parse_args(arguments)
    paths = user_paths()
    match wanted.command:
        case "new":
            return new(wanted, paths)
        case "import":
            return bring_in(wanted, paths)
        case "export":
            return export(wanted, paths)
        case "check":
            from postmortem_desk.app.cli_check import check

            return check(wanted.files, paths, stage=wanted.stage, as_json=wanted.json)
        case "merge":
            from postmortem_desk.app.cli_versions import merge

            return merge(wanted, paths)
        case "diff":
            from postmortem_desk.app.cli_versions import diff

            return diff(wanted.files, as_json=wanted.json)
        case _:
            return schema()


def new(wanted: Namespace, paths: Paths) -> int:
    """Make an incident file from a template."""
    from postmortem_desk.storage.templates import incident_from_template

    incident = incident_from_template(wanted.template, paths, date.today())
    path = _save_new(incident.replaced(title=wanted.title), wanted.output, paths, force=wanted.force)
    say(f"Made {path}.")
    return 0


def bring_in(wanted: Namespace, paths: Paths) -> int:
    """Make an incident file from another document, and say what was found and what was not understood."""
    from postmortem_desk.importing.read import read_document, read_folder_document

    source = Path(wanted.source)
    if wanted.into is not None:
        from postmortem_desk.app.cli_into import bring_into

        return bring_into(source, wanted.into, wanted.kind, paths)
    output: Path | None = wanted.output
    folder = source.resolve() if wanted.source != STANDARD_INPUT and source.is_dir() else None
    if wanted.source == STANDARD_INPUT:
        if output is None:
            raise Trouble("what comes from standard input has no name.", remedy="Name the file to make with -o.")
        data, name = sys.stdin.buffer.read(), "standard input"
    elif folder is None:
        data, name = read_bytes(source), source.name
    if output is None:
        source = folder or source
        output = source.with_name(f"{_stem(source)}{FILE_SUFFIX}")
    imported = read_folder_document(folder) if folder is not None else read_document(data, name, wanted.kind)
    path = _save_new(imported.incident, output, paths, force=wanted.force)
    for sentence in (*imported.headings, *imported.found):
        say(sentence)
    if imported.not_understood:
        say("Not understood:")
    for sentence in imported.not_understood:
        say(f"  {sentence}")
    say(f"Made {path}.")
    return 0


def export(wanted: Namespace, paths: Paths) -> int:
    """Write a web page, a PDF or Markdown."""
    output: Path = wanted.output
    kind = output.suffix[1:].lower()
    if kind not in EXPORT_KINDS:
        raise Trouble(
            "its ending does not say what to write.",
            subject=str(output),
            remedy="Let it end in .html, .pdf, .md, .svg, .png or .csv.",
        )
    if wanted.table and kind != "csv":
        raise Trouble(
            "--table says what a CSV holds, and this is none.",
            subject=str(output),
            remedy="Let it end in .csv, or leave --table out.",
        )
    opened = read_incident(wanted.file)
    if opened.read_only:
        remark(opened.notice)
    if opened.incident.conflicts:
        remark(f"{wanted.file.name}: two merged versions disagree, and ours is written; `check` says where.")
    from postmortem_desk.operations.audiences.sight import audiences_of
    from postmortem_desk.report.export import export_bytes

    audience = wanted.audience or TEAM
    if audience not in audiences_of(opened.incident):
        raise Trouble(
            f"it knows no audience \u201c{audience}\u201d.",
            subject=wanted.file.name,
            remedy=f"Its audiences are {', '.join(audiences_of(opened.incident))}.",
        )
    kind = f"{wanted.table or 'timeline'}.csv" if kind == "csv" else kind
    exported = export_bytes(opened.incident, kind, audience=audience)
    for notice in exported.notices:
        remark(notice)
    write_safely(output, exported.data, None, paths)
    say(f"Made {output}.")
    return 0


def schema() -> int:
    """Print the JSON Schema of the incident file."""
    from postmortem_desk.storage.file_format.json_schema import incident_schema

    print(json.dumps(incident_schema(), indent=2))
    return 0


def _save_new(incident: Incident, output: Path, paths: Paths, *, force: bool) -> Path:
    """Save `incident` in a new file and return its path. Raises Trouble when there is one and not `force`."""
    path = output if output.suffix.lower() == ".json" else output.with_name(output.name + FILE_SUFFIX)
    if not force and os.path.lexists(path):
        raise Trouble(
            "there is such a file already, and it was left as it is.",
            subject=str(path),
            remedy="Name another one with -o, or replace it with --force.",
        )
    save_incident(incident, path, None if force else ABSENT, paths)
    return path


def _stem(source: Path) -> str:
    return source.name.removesuffix(".json").removesuffix(".postmortem") if source.suffix == ".json" else source.stem
