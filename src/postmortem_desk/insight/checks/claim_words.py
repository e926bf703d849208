"""The words by which sentences tell how long something took and when it began, was noticed and was over.

Patterns for English, German, French and Spanish, to be put into others, without regard to case.
"""

from typing import Final

NOUN: Final = (
    r"(?:outage|incident|downtime|disruption|degradation|interruption|unavailability|blackout|impact|failure|issue"
    r"|problem|event|breakage"
    r"|\w*ausfall(?:zeit|dauer|s)?|\w*störung(?:sdauer)?|vorfall|unterbrechung|problem|beeinträchtigung"
    r"|panne|interruption|indisponibilité|perturbation|problème|dysfonctionnement"
    r"|caída|incidente|interrupción|indisponibilidad|problema|fallo)"
)
"""What an incident is called."""
SEEN: Final = (
    r"(?:detect\w*|notic\w*|discover\w*|spotted|learned of|became aware of|alerted|alerts?\s+(?:fired|fires"
    r"|went off|was triggered|came|was raised|arrived)|paged"
    r"|bemerkt\w*|erkannt\w*|entdeckt\w*|erkennung|alarmiert|festgestellt"
    r"|détect\w*|découvert\w*|remarqué\w*|alertés?|alerte (?:a été )?déclenchée"
    r"|detect\w*|descubr\w*|advert\w*|alertad\w*|avisad\w*|alerta (?:saltó|se activó|se disparó))"
)
TAKEN_ON: Final = (
    r"(?:acknowledg\w*|responded|first response|bestätigt\w*|quittiert\w*|pris\w* en charge|acquitt\w*|reconoci\w*)"
)
DONE: Final = (
    r"(?:resolv\w*|resolution|restor\w*|recover\w*|fixed|repair\w*|mitigat\w*|back (?:up|online|to normal)"
    r"|brought back|bring(?:ing)? (?:\w+ ){1,3}back"
    r"|behoben\w*|behebung|gelöst\w*|wiederhergestellt\w*|wiederherstellung"
    r"|résol\w*|rétabli\w*|réparé\w*|corrigé\w*"
    r"|resoluci[oó]n|resolvi\w*|resuelt\w*|restable\w*|recuper\w*|solucion\w*|repar\w*)"
)
LASTED: Final = (
    r"(?:last(?:ed|s|ing)|took|went on|continued|ran|persisted|dauert\w*|gedauert|währte|hielt|anhielt"
    r"|dur[ée]\w*|durait|duró|duraba)"
)
IS: Final = r"(?:of|for|was|is|von|war|betrug|de|était|fue|[:=\u2248])"
LENGTH_NAME: Final = r"(?:duration|length|time|\w*dauer|durée|duración)"
BROKEN: Final = (
    r"(?:down|unavailable|unreachable|inaccessible|unresponsive|offline|broken|impaired|degraded|disrupted"
    r"|fail(?:ed|ing)?"
    r"|blocked|locked out|unable to|could(?: not|n.t)|can(?:not|.t)|errors?|affected|impacted|not working"
    r"|not available|interrupted|empty|slow(?:ly|er)?|wrong|delayed|queued|stale|stuck|stood still|frozen|crash\w*"
    r"|read-only|nobody|no one|(?:http )?5\d\ds?|5xx|timed out"
    r"|fehler|erreurs?|errores|nicht (?:erreichbar|verfügbar|möglich|nutzbar)|gestört|unterbrochen|ausgefallen"
    r"|niemand"
    r"|konnte\w* [^.;]{0,30}nicht"
    r"|indisponibles?|inaccessibles?|hors service|en panne|injoignables?|ne pouvai\w*|personne"
    r"|no (?:estuvo|estaba|estuvieron|estaban) disponibles?|inaccesibles?|caíd[oa]s?|fuera de servicio|nadie)"
)
FOR: Final = r"(?:for|pendant|durante)"
WITHIN: Final = (
    r"(?:within|in|after|took|lasted|dauerte|a duré|duró|was|is|innerhalb(?: von| der)?|binnen|nach|en"
    r"|en moins de|au bout de|après|tras"
    r"|después de|al cabo de|[:=])"
)
UNTIL: Final = r"(?:to|until|till|before|for|bis|um|pour|jusqu\S+|avant|hasta|para|antes de|en|à)"
AFTER: Final = r"(?:after|nachdem|nach|après|después de|tras)"
OTHER_TIMES: Final = (
    r"\b(?:will|would|shall|should|must|(?<!\d )(?<!in )may(?! \d)|might|target|goal|sla|slo|every|each|per|previous"
    r"|earlier|last time|(?<!for the )next|future|instead of|if|expected|planned|estimated|usually|normally|typically"
    r"|retention|timeout"
    r"|similar|competitors?|another|other|last (?:week|month|year)|a second|smaller|wave|spike|burst|expect\w*"
    r"|recurrence|aim\w*"
    r"|wird|werden|würde\w*|soll\w*|darf|dürfen|künftig|geplant\w*|jede\w*|pro (?:tag|woche|monat|jahr)"
    r"|üblich\w*|gewöhnlich|normalerweise"
    r"|vorige\w*|vorherige\w*|frühere\w*|ähnliche\w*|andere\w*|letzte\w*|ziel"
    r"|sera|serait|devrait|doit|prévue?s?|chaque|par (?:jour|semaine|mois|an)|habituellement|normalement"
    r"|précédente?s?|semblables?|autres?|objectif"
    r"|será|sería|debería|debe|previst[oa]s?|cada|al (?:día|mes|año)|normalmente|suelen?|anterior(?:es)?"
    r"|parecid[oa]s?|similares?"
    r"|otr[oa]s?|próxim[oa]s?|objetivo)\b"
)
"""Words of sentences that speak of something else than of what happened this time."""
