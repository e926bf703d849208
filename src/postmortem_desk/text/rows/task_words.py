"""The words in which people tell the state and the day of a task."""

import re
import unicodedata
from functools import cache
from typing import Final

from postmortem_desk.model.vocabulary import TASK_STATUSES
from postmortem_desk.text.times.moments import day_of
from postmortem_desk.text.times.time_grammar import parse_time

_STATUS_WORDS: Final[dict[str, str]] = {
    "proposed": "proposed, idea, suggested",
    "open": "open, todo, to do, not started, new, pending, planned, backlog, no, not done, offen, abierto, aberto, "
    "geplant, ouvert, a faire, pendiente, pendente, da fare, открыто, nowe, otwarte, 未着手, 未対応, 未开始, 待处理, "
    "예정",
    "in_progress": "in progress, wip, ongoing, started, doing, in review, in flight, in arbeit, in bearbeitung, "
    "laufend, en cours, en curso, en progreso, en proceso, em andamento, in corso, bezig, pågår, i gang, igang, w "
    "toku, "
    "probíhá, devam ediyor, в работе, в процессе, 対応中, 進行中, 进行中, 処理中, 진행 중, 진행중",
    "done": "done, complete, completed, closed, resolved, fixed, finished, yes, x, implemented, deployed, merged, "
    "accomplished, shipped, erledigt, fertig, abgeschlossen, umgesetzt, feito, concluido, hecho, "
    "terminado, completado, fait, termine, completato, fatto, gereed, klaar, afgerond, klar, färdig, færdig, ferdig, "
    "zrobione, gotowe, ukończone, hotovo, tamamlandı, готово, сделано, выполнено, завершено, 完了, 対応済, 対応済み, "
    "済, 已完成, "
    "完成, 완료",
    "dropped": "dropped, wont do, won t do, won t fix, wontfix, cancelled, canceled, rejected, abandoned",
}
NOTHING: Final = frozenset({"n/a", "na", "none", "-", "--", "\u2013", "\u2014", "nil", "tbd", "tba", "unassigned", "?"})
"""What people write where there is no value (yet), in small letters."""
_MORE: Final = re.compile(r"\s*[(\[,;:\u2013\u2014]|\s-\s|\s(?:on|in|by|since)\s|\s(?=\d)")
"""What comes between a status and more that is said of it ("Done (healthcheck)", "Closed on Monday")."""
_BOX: Final = re.compile(r"\[([ xX]?)\]")


def status_named(words: str) -> str:
    """The status that `words` mean; "" where they mean none."""
    box = _BOX.fullmatch(words.strip())
    if box:
        return "done" if box[1] in {"x", "X"} else "open"
    phrase = _phrase(words)
    if not phrase:
        return {"\u2705": "done", "\u2611": "done", "\u2714": "done"}.get(words.strip("\ufe0f "), "")
    first = _phrase(_MORE.split(words.strip(), maxsplit=1)[0])
    return next((s for said in (phrase, first) for s, names in _statuses() if said and said in names), "")


@cache
def _statuses() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((status, frozenset(map(_phrase, words.split(", ")))) for status, words in _STATUS_WORDS.items())


def _phrase(words: str) -> str:
    bare = unicodedata.normalize("NFKD", words.casefold())
    return " ".join(re.findall(r"[^\W_]+", "".join(char for char in bare if not unicodedata.combining(char))))


def status_text(status: str) -> str:
    """A status as it is written in a document; a status of the team's own stays as it is."""
    return status.replace("_", " ") if status in TASK_STATUSES else status


def status_written(text: str) -> str:
    """The status that `status_text` wrote."""
    status = text.replace(" ", "_")
    return status if status in TASK_STATUSES else text


def due_named(words: str) -> str:
    """The ISO date that `words` name as a whole, else the words themselves."""
    parsed = parse_time(words)
    day = day_of(parsed.start) if parsed is not None and parsed.end is None else None
    is_day = day is not None and parsed is not None and parsed.start.precision == "day" and not parsed.start.approximate
    return day.isoformat() if day is not None and is_day else words
