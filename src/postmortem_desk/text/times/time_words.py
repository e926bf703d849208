"""The words and signs of written times. Keys are lower case."""

from typing import Final

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            (
                "january jan januar janvier enero janeiro januari gennaio "
                "января stycznia ledna ocak január ianuarie tammikuuta січня"
            ),
            (
                "february feb februar février fevrier febrero fevereiro februari "
                "febbraio февраля lutego února şubat február februarie helmikuuta лютого"
            ),
            (
                "march mar märz maerz mars marzo março maart "
                "марта marca března mart marts március martie maaliskuuta березня"
            ),
            "april apr avril abril aprile апреля kwietnia dubna nisan április aprilie huhtikuuta квітня",
            "may mai mayo maio mei maggio maj мая maja května mayıs május toukokuuta травня",
            "june jun juni juin junio junho giugno июня czerwca června haziran június iunie kesäkuuta червня",
            "july jul juli juillet julio julho luglio июля lipca července temmuz július iulie heinäkuuta липня",
            "august aug août agosto augustus augusti августа sierpnia srpna ağustos augusztus elokuuta серпня",
            (
                "september sept sep septembre septiembre setembro settembre "
                "сентября września září eylül szeptember septembrie syyskuuta вересня"
            ),
            (
                "october oct oktober octobre octubre outubro okt ottobre "
                "октября października října ekim október octombrie lokakuuta жовтня"
            ),
            "november nov novembre noviembre novembro ноября listopada listopadu kasım noiembrie marraskuuta",
            (
                "december dec dezember décembre decembre diciembre dezembro dez "
                "dicembre desember grudnia prosince aralık декабря decembrie joulukuuta грудня"
            ),
        ),
        start=1,
    )
    for name in names.split()
}
MONTHS_THAT_ARE_WORDS: Final = frozenset(
    {"may", "march", "mar", "mars", "mai", "mei", "maj", "maja", "mart", "marts", "marca"}
)
"""In running text these are months only with a capital letter, or between a day and a year."""

WEEKDAYS: Final = {
    name: number
    for number, names in enumerate(
        (
            "monday mon montag lundi lunes lunedì maandag måndag mandag понедельник",
            "tuesday tues tue dienstag mardi martes martedì dinsdag tisdag tirsdag вторник",
            "wednesday weds wed mittwoch mercredi miércoles mercoledì woensdag onsdag среда",
            "thursday thurs thur thu donnerstag jeudi jueves giovedì donderdag torsdag четверг",
            "friday fri freitag vendredi viernes venerdì vrijdag fredag пятница",
            "saturday sat samstag sonnabend samedi sábado sabato zaterdag lördag lørdag суббота",
            "sunday sun sonntag dimanche domingo domenica zondag söndag søndag воскресенье",
        )
    )
    for name in names.split()
}
"""Monday is 0, as in `date.weekday`."""

DAY_WORDS: Final = frozenset({"day", "tag", "jour", "d\u00eda", "dia"})
"""Before the number of a day of the incident."""

ORDINAL_ENDINGS: Final = frozenset({"st", "nd", "rd", "th"})
MERIDIEMS: Final = {"am": "am", "pm": "pm", "a": "am", "p": "pm"}
HALVES_BEFORE: Final = {
    **dict.fromkeys(("\uc624\uc804", "\u4e0a\u5348", "\u5348\u524d", "\u51cc\u6668", "\u65e9\u4e0a"), "am"),
    **dict.fromkeys(("\uc624\ud6c4", "\u4e0b\u5348", "\u5348\u5f8c", "\u665a\u4e0a"), "pm"),
}
"""What Korean, Chinese and Japanese write before a time of twelve hours."""
CLOCK_SUFFIXES: Final = frozenset({"h", "hr", "hrs", "uhr", "uur"})
"""After 09:05; "hours" only after 0905."""

APPROXIMATE_SIGNS: Final = "~±"
APPROXIMATE_WORDS: Final = frozenset(
    {"approx", "approximately", "approximatively", "around", "about", "circa", "ca", "roughly", "abt"}
    | {"gegen", "etwa", "ungef\u00e4hr", "vers", "environ"}
)
APPROXIMATE_ENDINGS: Final = frozenset({"ish", "approx", "approximately", "\u9803", "\u3054\u308d", "\u5de6\u53f3"})

PARTS_OF_DAY: Final = frozenset(
    {"early", "late", "mid", "am", "pm", "morning", "afternoon", "evening", "night", "overnight"}
)
"""Before a date they tell of it roughly when."""

UNKNOWN_MARKS: Final = frozenset({"??", "?", "xx", "tbc", "tbd", "tba"})
UNKNOWN_PHRASES: Final = frozenset(
    {
        "?",
        "??",
        "???",
        "tbc",
        "tbd",
        "tba",
        "unknown",
        "unclear",
        "not known",
        "n/a",
        "time tbc",
        "time tbd",
        "time unknown",
        "unknown time",
        "exact time unknown",
    }
)
OPEN_ENDS: Final = frozenset({"ongoing", "present", "now"})
"""Words for an end that has not come yet."""

RANGE_WORDS: Final = frozenset({"to", "until", "till", "til", "through", "thru", "bis", "hasta"})
HOUR_LEADS: Final = frozenset({"ore", "kl", "klo", "klokken", "klockan", "godz"})
"""Before a clock time, as "o'clock" is behind it; some with a full stop."""
LEAD_WORDS: Final = (
    frozenset({"at", "from", "between", "on", "since", "and", "shortly", "just", "sometime"})
    | frozenset(
        {"um", "ab", "von", "seit", "zwischen", "am", "den", "\u00e0", "le", "before", "after", "by", "vor", "nach"}
        | {"alle", "om"}
    )
    | HOUR_LEADS
    | RANGE_WORDS
)
DURATION_WORDS: Final = frozenset(
    {"minutes", "minute", "mins", "min", "seconds", "second", "secs", "sec", "hours", "hour", "later", "ago"}
)
"""After figures these make a length of time, not a point in it."""

UNIVERSAL_ZONES: Final = frozenset({"utc", "gmt"})
ZONES_IN_ANY_CASE: Final = frozenset({"pst", "pdt", "cst", "cdt", "edt", "cet", "cest", "aest", "aedt"})
"""Abbreviations that are no words of a sentence in lower case."""
ZONE_ABBREVIATIONS: Final = ZONES_IN_ANY_CASE | frozenset(
    name
    for names in (
        "pt et ct mt est mst mdt akst akdt hst ast adt nst ndt brt clt",
        "wet west eet eest bst ist msk trt wat cat eat sast gst",
        "pkt npt ict wib wita wit sgt myt hkt pht jst kst acst acdt awst nzst nzdt",
    )
    for name in names.split()
)
"""Abbreviations that writers use. None of them settles an offset (see `zones`); they are kept as written."""
REGION_WORDS: Final = frozenset({"pacific", "mountain", "central", "eastern", "atlantic", "alaska", "hawaii"})
REGION_HOURS: Final = frozenset({"standard", "daylight"})
