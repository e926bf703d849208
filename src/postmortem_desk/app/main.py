"""The entry point: decides between a command and the window, and lets no error end in a traceback.

Everything is imported late, so that the version and the help are there at once.
"""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from postmortem_desk.trouble import Trouble

DONE: Final = 0
FAILED: Final = 2
UNEXPECTED: Final = 3
INTERRUPTED: Final = 130

PDF_CHILD: Final = "--make-pdf"
COMMANDS: Final = ("new", "import", "export", "check", "merge", "diff", "schema")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with the arguments `argv` (those of the process by default) and return its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    _let_streams_print_everything()
    return caught(lambda: _run(arguments))


def caught(run: Callable[[], int]) -> int:
    """The exit code of `run`; whatever it raises is said in one sentence on stderr."""
    try:
        code = run()
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except Trouble as trouble:
        _complain(str(trouble))
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader has gone (`... | head`). Python would complain once more when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except Exception as error:
        from postmortem_desk.app.log import log_unexpected
        from postmortem_desk.storage.paths import user_paths

        log = log_unexpected(error, user_paths())
        _complain(f"Something went wrong that should not have ({type(error).__name__}). Details are in {log}")
        return UNEXPECTED


def has_screen() -> bool:
    """Whether a window can be shown: always on Windows and macOS, elsewhere where a display is named."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _run(arguments: list[str]) -> int:
    if arguments == [PDF_CHILD]:
        return _make_pdf()
    if arguments and arguments[0] in COMMANDS:
        if not has_screen():
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from postmortem_desk.app.cli import run_command

        return run_command(arguments)
    from postmortem_desk.app.cli_arguments import files_to_open

    files = files_to_open(arguments)
    _refuse_misspelled_command(files)
    if not has_screen():
        raise Trouble(
            "there is no screen here, so no window can be opened.",
            remedy="Use a command, such as `postmortem-desk export FILE -o FILE.pdf`; --help names them all.",
        )
    return _open_window(files)


def _make_pdf() -> int:
    """A packaged program has no Python to start a child with, so it starts itself (see report/pdf/pdf.py)."""
    from postmortem_desk.report.pdf.pdf_process import serve

    serve(sys.stdin.buffer, sys.stdout.buffer)
    return DONE


def _open_window(files: list[Path]) -> int:
    gc.disable()  # nothing that is loaded is garbage; GarbageWatch looks for some when the window is there
    try:
        from postmortem_desk.app.qt_loading import load_qt

        load_qt()
        from postmortem_desk.app.gui import run_window
    except ImportError as error:
        if ".so" not in str(error):
            raise
        raise Trouble(
            f"the window cannot be opened, because a library of the system is missing ({error}).",
            remedy="Install it, or use a command; --help names them all.",
        ) from error
    return run_window(files)


def _refuse_misspelled_command(files: list[Path]) -> None:
    first = files[0] if files else Path("x.json")
    if len(first.parts) == 1 and not first.suffix and not first.exists():
        raise Trouble(
            f'there is no command and no file "{first}".',
            remedy=f"The commands are {', '.join(COMMANDS)}.",
        )


def _let_streams_print_everything() -> None:
    """A console that lacks a character shows its number instead of ending the command."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def _complain(sentence: str) -> None:
    from postmortem_desk.app.cli_output import printable

    print(f"postmortem-desk: {printable(sentence)}", file=sys.stderr)
