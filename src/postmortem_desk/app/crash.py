"""What happens when the program meets something that it did not expect while a window is open."""

import sys
from collections.abc import Callable
from types import TracebackType

from postmortem_desk.app.log import log_unexpected
from postmortem_desk.storage.paths import Paths


def catch_unexpected(paths: Paths, tell: Callable[[str], None], keep: Callable[[], None]) -> None:
    """From now on an exception that nobody caught is logged and told once in a sentence; the window stays open.

    A slot that raises does not stop Qt, and every edit before it is in the document, which can still be saved. `keep`
    writes recovery copies, in case that even that fails.
    """
    told: list[str] = []

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log = log_unexpected(error, paths)
        try:
            keep()
        except Exception as another:
            log_unexpected(another, paths)
        if not told:
            told.append(str(log))
            from postmortem_desk.widgets.words.translation import translate  # late: a start does without it

            sentence = translate(
                "Something went wrong that should not have. Your document is as it was; save it now. Details: {log}"
            )
            tell(sentence.format(log=log))

    sys.excepthook = hook
