"""What headings of sections begin with in further languages, by role.

Those of English, German, French, Spanish and Portuguese stand in `section_roles`. Here: Italian, Dutch, Swedish,
Danish, Norwegian, Polish, Czech, Turkish, Russian and Ukrainian, and the languages that part no words.
"""

from typing import Final

FURTHER_STARTS: Final[dict[str, str]] = {
    "lessons_well": (
        "cosa è andato bene, cosa ha funzionato, wat ging goed, wat ging er goed, vad gick bra, hvad gik godt, "
        "hva gikk bra, co poszło dobrze, co se povedlo, neler iyi gitti, что прошло хорошо, что сработало, "
        "что получилось, що пройшло добре"
    ),
    "lessons_wrong": (
        "cosa è andato storto, cosa non ha funzionato, wat ging niet goed, wat ging er mis, wat kan beter, "
        "vad gick dåligt, vad gick fel, hvad gik galt, hvad gik dårligt, hva gikk dårlig, hva gikk galt, "
        "co poszło źle, co se nepovedlo, neler kötü gitti, что прошло плохо, что пошло не так, что не сработало, "
        "что можно улучшить, що пішло не так, o que dificultou"
    ),
    "lessons_lucky": "где повезло, в чем повезло, waar hadden we geluk, dove siamo stati fortunati",
    "timeline": (
        "linea temporale, tijdsverloop, tidslinje, tidsförlopp, händelseförlopp, hændelsesforløb, hendelsesforløp, "
        "oś czasu, chronologia, przebieg zdarzeń, przebieg incydentu, časová osa, průběh incidentu, "
        "zaman çizelgesi, zaman akışı, olay akışı, хронология, временная шкала, таймлайн, ход событий, "
        "хронологія, перебіг подій, aikajana"
    ),
    "causes": (
        "causa radice, cause radice, grondoorzaak, hoofdoorzaak, grundorsak, rotorsak, orsak, rodårsag, årsag, "
        "grundårsag, rotårsak, årsak, przyczyna, przyczyny, główna przyczyna, příčina, hlavní příčina, "
        "kořenová příčina, kök neden, kök sebep, корневая причина, корневые причины, коренная причина, "
        "первопричина, причина, причины, першопричина, коренева причина, juurisyy, análise da causa, "
        "análise de causa, análisis de causas"
    ),
    "measures": (
        "misure correttive, azioni preventive, misure preventive, corrigerende maatregelen, "
        "preventieve maatregelen, verbeteringen, förebyggande åtgärder, förbättringar, forebyggende tiltag, "
        "forebyggende tiltak, tiltak, działania naprawcze, działania zapobiegawcze, działania korygujące, "
        "nápravná opatření, opatření, düzeltici faaliyetler, önleyici faaliyetler, корректирующие действия, "
        "корректирующие меры, превентивные меры, меры, предотвращение, коригувальні дії"
    ),
    "tasks": (
        "azioni, attività, prossimi passi, acties, actiepunten, taken, volgende stappen, åtgärder, "
        "åtgärdspunkter, nästa steg, uppgifter, handlingsplan, opgaver, næste skridt, oppgaver, neste steg, "
        "zadania, plan działań, działania, następne kroki, kolejne kroki, úkoly, další kroky, akční kroky, "
        "aksiyonlar, aksiyon maddeleri, aksiyon planı, yapılacaklar, план действий, задачи, действия, "
        "следующие шаги, дальнейшие шаги, план дій, завдання, toimenpiteet, tehtävät"
    ),
    "impact": (
        "påverkan, konsekvenser, påvirkning, wpływ, skutki, dopad, dopady, etki, etkisi, влияние, последствия, "
        "воздействие, вплив, наслідки, vaikutus"
    ),
    "detection": "rilevamento, detectie, upptäckt, opdagelse, oppdagelse, wykrycie, detekce, tespit, обнаружение",
    "response": "risposta, reactie, reaktion, reakcja, reakce, müdahale, реагирование, реакция",
    "resolution": (
        "risoluzione, ripristino, oplossing, herstel, lösning, løsning, rozwiązanie, naprawa, řešení, çözüm, "
        "решение, устранение, восстановление, рішення"
    ),
    "summary": (
        "riepilogo, sommario, cosa è successo, wat is er gebeurd, sammanfattning, vad hände, resumé, "
        "opsummering, hvad skete der, sammendrag, oppsummering, hva skjedde, podsumowanie, streszczenie, "
        "co się stało, shrnutí, souhrn, özet, краткое описание, резюме, обзор, описание, сводка, "
        "что произошло, что случилось, короткий опис, що сталося, yhteenveto"
    ),
    "background": "contesto, achtergrond, bakgrund, baggrund, bakgrunn, tło, kontekst, контекст, предыстория, триггер",
}
UNSPACED_STARTS: Final[dict[str, str]] = {
    "lessons_well": "うまくいったこと, うまくいった点, 良かった, よかった, 做得好, 做的好, 好的方面, 잘한 점, 잘된 점",
    "lessons_wrong": (
        "うまくいかなかった, 悪かった, 改善点, 課題, 做得不好, 做的不好, 不足之处, 有待改进, 需要改进, 아쉬운 점, "
        "개선점"
    ),
    "lessons_lucky": "幸運だった, 運が良かった, 幸运, 운이 좋았던",
    "timeline": (
        "タイムライン, 時系列, 経緯, 対応履歴, 障害の経過, 时间线, 時間線, 时间轴, 事件时间线, 故障时间线, 事故时间线, "
        "事件经过, 故障经过, 事故经过, 处理过程, 处理经过, 타임라인, 경과"
    ),
    "causes": "根本原因, 根因, 直接原因, 発生原因, 故障原因, 事故原因, 原因, 근본 원인, 원인",
    "measures": (
        "再発防止, 恒久対策, 恒久対応, 改善策, 対策, 今後の対策, 改进措施, 改進措施, 改进项, 整改措施, 预防措施, "
        "优化措施, "
        "后续改进, 재발 방지, 개선 사항, 개선 방안"
    ),
    "tasks": (
        "アクション, タスク, ネクストアクション, 今後の対応, 残課題, 行动项, 行動項目, 待办, 后续行动, 后续工作, "
        "跟进事项, "
        "액션 아이템, 조치 사항, 후속 조치, 할 일"
    ),
    "impact": "影響, 影响, 영향",
    "detection": "検知, 検出, 发现, 检测, 감지, 탐지",
    "response": "対応, 响应, 应急响应, 处置, 대응",
    "resolution": "復旧, 解決, 恢复, 解决, 修复, 해결, 복구",
    "summary": "概要, サマリ, 要約, 摘要, 概述, 总结, 事件概述, 故障概述, 事故概述, 요약, 개요",
    "background": "背景, 배경",
}
"""Their words follow each other without a blank: what begins with one of these has the role."""
