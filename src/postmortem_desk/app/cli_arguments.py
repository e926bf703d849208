"""The arguments of the command line."""

import argparse
from pathlib import Path
from typing import Final

from postmortem_desk import __version__

PROGRAM: Final = "postmortem-desk"
EXIT_CODES: Final = """\
exit codes: 0 done, 1 `check` found errors or `merge` left conflicts, 2 something could not be read or done,
3 an unexpected error (it is in the log that the message names)."""
_COMMANDS: Final = """\
commands:
  new      make an incident file from a template
  import   bring in another document
  export   write a web page, a PDF, Markdown or a CSV
  check    look for contradictions, errors and gaps in incident files
  merge    put two versions of an incident together (as Git's merge driver, too)
  diff     print how two incidents differ (for Git, too)
  schema   print the JSON Schema of the incident file
`postmortem-desk COMMAND --help` says more. A file that is called like a command opens as ./export.

"""


def files_to_open(arguments: list[str]) -> list[Path]:
    """The files that the window shall open. Prints and exits for --help and --version, as argparse does."""
    parser = argparse.ArgumentParser(
        PROGRAM,
        usage="%(prog)s [FILE ...]\n       %(prog)s COMMAND ...",
        description="Open the window on incident files, or run a command.",
        epilog=_COMMANDS + EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"Postmortem Desk {__version__}")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="an incident, or a document to bring in")
    files: list[Path] = parser.parse_args(arguments).files
    return files


def command_parser() -> argparse.ArgumentParser:
    """The parser of all commands; the answer's `command` is the name."""
    from postmortem_desk.model.vocabulary import STAGES  # late: the window and --version do without the model

    parser = argparse.ArgumentParser(PROGRAM, epilog=EXIT_CODES, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)

    new = _command(commands, "new", "Make an incident file from a template.")
    new.add_argument(
        "--template",
        default="plain",
        metavar="NAME",
        help="plain (the default), google-sre, pagerduty, atlassian, or one of your own",
    )
    new.add_argument("--title", default="", metavar="TEXT", help="the title of the incident")
    _output(new, "the file to make", required=True)

    _add_import_and_export(commands)

    check = _command(
        commands, "check", "Look for errors in incident files: in their structure, their times and what they say."
    )
    check.add_argument("files", type=Path, nargs="+", metavar="FILE", help="the incidents")
    check.add_argument(
        "--stage",
        choices=STAGES,
        default="in_review",
        help="what the document is taken for: a draft is asked for less (in_review by default)",
    )
    check.add_argument("--json", action="store_true", help="print the findings as JSON")

    merge = _command(commands, "merge", "Merge two versions of an incident that come from one version before them.")
    merge.add_argument("base", type=Path, metavar="BASE", help="the version before; an empty file where there is none")
    merge.add_argument("ours", type=Path, metavar="OURS", help="the version that stands where the two disagree")
    merge.add_argument("theirs", type=Path, metavar="THEIRS", help="the other version")
    merge.add_argument("-o", "--output", type=Path, required=True, metavar="OUT", help="the file that takes the merge")
    merge.add_argument("--name", default="", metavar="TEXT", help="what the file is called in messages (Git: %%P)")

    diff = _command(commands, "diff", "Print how two incidents differ, or one incident as text.")
    diff.add_argument("files", nargs="+", metavar="FILE", help="A and B, one file, or what Git gives to a diff command")
    diff.add_argument("--json", action="store_true", help="print the changes as JSON")

    _command(commands, "schema", "Print the JSON Schema of the incident file.")
    return parser


def _add_import_and_export(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    bring = _command(commands, "import", "Bring in a document, and say what was found and what was not understood.")
    bring.add_argument("source", metavar="SOURCE", help="the document; - reads standard input")
    bring.add_argument(
        "--from",
        dest="kind",
        default="",
        metavar="KIND",
        help="what it is, where its content does not show it: markdown, text, slack, pagerduty, opsgenie, statuspage, "
        "github, csv, json or git",
    )
    bring.add_argument(
        "--into",
        type=Path,
        metavar="INCIDENT",
        help="an incident file that takes it: evidence as events of its timeline, a tracker's CSV as changes of tasks",
    )
    _output(bring, "the file to make (beside the source by default)", required=False)

    export = _command(commands, "export", "Write a web page, a PDF, Markdown or a CSV; an older one is replaced.")
    export.add_argument("file", type=Path, metavar="FILE", help="the incident")
    kinds = "OUT.html, .pdf, .md or .csv; OUT.svg or .png for the picture of the timeline"
    export.add_argument("-o", "--output", type=Path, required=True, metavar="OUT", help=kinds)
    export.add_argument(
        "--table", choices=("timeline", "tasks"), default="", help="what a CSV holds (the timeline by default)"
    )
    export.add_argument(
        "--audience",
        default="",
        metavar="NAME",
        help="whom it is for: team, company, customers or one of its own (the team by default)",
    )


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, words: str
) -> argparse.ArgumentParser:
    return commands.add_parser(
        name,
        help=words,
        description=words,
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )


def _output(command: argparse.ArgumentParser, words: str, *, required: bool) -> None:
    command.add_argument("-o", "--output", type=Path, required=required, metavar="FILE", help=words)
    command.add_argument("--force", action="store_true", help="replace the file when it is there already")
