"""What headings of sections begin with, by role: what people write, from many postmortems.

First English, German, French, Spanish and Portuguese; then Italian, Dutch, Swedish, Danish, Norwegian, Polish, Czech,
Turkish, Russian and Ukrainian; then the languages that part no words.
"""

from typing import Final

STARTS: Final[dict[str, str]] = {
    "lessons_well": (
        "what went well, what worked, went well, what went right, things that went well, what we did well, what did "
        "we do well, was gut lief, was lief gut, o que deu certo, o que funcionou, que salio bien, "
        "lo que salio bien, que funciono bien, lo que funciono bien, ce qui a bien fonctionne, "
        "ce qui s est bien passe, ce qui a fonctionne, o que funcionou bem, o que correu bem, what helped"
    ),
    "lessons_wrong": (
        "what went wrong, what went poorly, what went badly, what went less well, went wrong, went poorly, what didn "
        "t go, what did not go, what didn t work, what did not work, what could have gone better, what could be "
        "improved, what can be improved, things that went poorly, things that went wrong, what didn t, where we "
        "struggled, was schlecht lief, was lief schlecht, o que deu errado, o que falhou, "
        "o que poderia melhorar, que salio mal, lo que salio mal, que se puede mejorar, ce qui a mal fonctionne, "
        "ce qui n a pas fonctionne, ce qui peut etre ameliore, ce qui pourrait etre ameliore, ce qui s est mal passe, "
        "points a ameliorer, was schief lief, was lief schief, was nicht gut lief, was lief nicht gut, "
        "que no funciono, lo que no funciono, areas de mejora, o que nao funcionou, o que correu mal, "
        "what failed, what could have been better, what did not work well, areas for improvement, "
        "areas of improvement, room for improvement, what could be done better, what could we do better, what can we "
        "do better, what could we "
        "have done better, what should we have done, ce qui n a pas bien fonctionne"
    ),
    "lessons_lucky": (
        "where we got lucky, where did we get lucky, where we were lucky, what went luckily, we got lucky, got lucky, "
        "luck, wo wir gluck hatten, ou nous avons eu de la chance, donde tuvimos suerte, onde tivemos sorte"
    ),
    "timeline": (
        "timeline, timelines, key events, key timestamps, key dates, chronology, sequence of events, course of "
        "events, chain of events, event log, log of events, incident log, time line, event timeline, incident "
        "chronology, zeitlicher ablauf, zeitlicher verlauf, zeitleiste, zeitachse, ablauf, chronologie, linha do "
        "tempo, cronologia, linea de tiempo, linea temporal, deroule, tijdlijn, deroulement, zeitstrahl, verlauf, "
        "zeitverlauf, chronological events, history of events, incident history, activity log, key moments, important "
        "timestamps, important events, major events, what happened when"
    ),
    "causes": (
        "root cause, root causes, cause of, causes of, rca, five whys, 5 whys, technical cause, underlying cause, why "
        "did this happen, why did it happen, why it happened, cause racine, causes racines, cause profonde, causa "
        "raiz, causas raiz, causas raices, causa, causas, ursache, ursachen, grundursache, oorzaak, ursachenanalyse, "
        "analyse des causes, analyse de cause, analisis de causa, analisis de la causa, analisis causal, "
        "analise de causa, 5 porques, cinco porques, los 5 porques, 5 pourquoi, cinq pourquoi, les 5 pourquoi, 5 "
        "warum, "
        "what caused, what was the cause, why did it fail, the cause, 5 why, five why, fehlerursache, "
        "wurzelursache, causes profondes, causa principale, reason for the outage, reasons for the outage, reason "
        "for outage, reason for the incident, cause and, primary cause, primary causes, proximate cause, immediate "
        "cause, underlying causes, probable cause, suspected cause, likely cause, root problem, cause premiere, "
        "grundursachen, how did it happen, how did this happen, how it happened"
    ),
    "measures": (
        "corrective, preventative, preventive, prevention, remediation, remediations, future measures, short term, "
        "capa, medium term, mid term, long term, immediate actions, recommendations, opportunities, preventing, "
        "how are we making incidents, "
        "how do we prevent, how will we prevent, how can we prevent, process improvements, improvements, measures, "
        "countermeasures, planned actions, proposed actions, suggested actions, recommended actions, suggested "
        "remediation, future improvements, future work, moving forward, going forward, steps to "
        "prevent, how we will prevent, how we plan to prevent, suggested improvements, proposed solutions, things to "
        "improve, things to be improved, acoes corretivas, acoes preventivas, acciones correctivas, acciones "
        "preventivas, medidas, actions correctives, actions preventives, massnahmen, maatregelen, sofortmassnahmen, "
        "gegenmassnahmen, verbesserungen, mesures, ameliorations, mejoras, melhorias, praventive massnahmen, "
        "praventivmassnahmen, korrekturmassnahmen, azioni correttive, how are we making incidents like this, how "
        "we re going to prevent, how are we going to prevent, what we are changing, what we re changing, what are "
        "we changing, changes we re making, changes we are making, permanent fix, permanent fixes, immediate fixes, "
        "how to prevent, recommendation, recommandations, recomendaciones, "
        "recomendacoes, empfehlungen, raccomandazioni, aanbevelingen, permanent solution, planned changes, things we "
        "will change, what we will improve, improvement opportunities, immediate remediation, permanent remediation, "
        "mitigation plan"
    ),
    "tasks": (
        "actionables, actionable, action item, action items, action point, action points, tasks, task list, task, "
        "review actions, follow up, "
        "follow ups, followup, followups, following up, future actions, resulting action, resulting actions, todo, "
        "todos, to do, to dos, things to do, next steps, action plan, open actions, next actions, post incident "
        "actions, postmortem actions, remediation items, actions items, remaining actions, outstanding actions, "
        "pending actions, open items, outstanding items, agreed actions, "
        "further actions, required actions, remaining work, remaining tasks, "
        "what will we do, what we will do, what are we doing, what we are "
        "doing, what is being done, what are we going to do, what s next, aufgaben, nachste schritte, acoes, proximos "
        "passos, acciones, proximos pasos, tareas, plan d action, actielijst, actions a mener, prochaines etapes, "
        "plan de accion, elementos de accion, plano de acao, itens de acao, plan d actions, offene massnahmen, "
        "folgemassnahmen, vervolgacties, work items, outstanding work, immediate next steps, what we re doing, "
        "tickets created, issues created, offene punkte"
    ),
    "impact": (
        "impact, impacts, severity and impact, impact and severity, what was impacted, who was impacted, affected, "
        "who was affected, what was affected, customers affected, scope of impact, auswirkung, auswirkungen, "
        "impacto, impatto, betroffene systeme, betroffene dienste, betroffene kunden, betroffene nutzer, "
        "gevolgen, consequences, blast radius, folgen"
    ),
    "detection": (
        "detection, identified, how was it detected, how we detected, how was the incident detected, how it was "
        "detected, discovery, erkennung, deteccao, deteccion, how did we find out, how we found out, how did we "
        "notice, "
        "how we noticed, how was it discovered, how it was discovered, how did we detect, entdeckung"
    ),
    "response": (
        "response, incident response, actions taken, response and, how did we respond, how we responded, "
        "investigation, reaktion, reponse, respuesta, resposta"
    ),
    "resolution": (
        "resolution, details of fix, recovery, how we fixed, how was it resolved, how it was fixed, how it was "
        "resolved, workaround, the fix, mitigation, mitigations, restoration, behebung, losung, resolucao, "
        "resolucion, solucao, "
        "solucion, how did we fix, how did we resolve, how was it fixed, how was the incident resolved, how was "
        "the issue resolved, how was the incident fixed, how was the issue fixed, how we resolved, how did we "
        "mitigate, correctif, wiederherstellung, retablissement, "
        "recuperacion, "
        "recuperacao"
    ),
    "summary": (
        "issue summary, summary, overview, what happened, incident summary, executive summary, resumo, "
        "sumario, tl dr, tldr, "
        "synopsis, abstract, incident overview, high level summary, incident description, sumario, resumo, "
        "visao geral, zusammenfassung, uberblick, "
        "resumen, resume, synthese, samenvatting, kurzfassung, was ist passiert, was passiert ist, sintesi, "
        "problem statement, problem description, issue description, outage summary, introduction, que paso, que s "
        "est il passe, "
        "ce qui s est passe, o que aconteceu"
    ),
    "background": (
        "background, context, contributing factor, contributing factors, contributors, trigger, triggers, "
        "lead up, leadup, hintergrund, contexte, contexto, antecedentes, ausloser, declencheur, facteurs contributifs, "
        "factores contribuyentes, fatores contribuintes, beitragende faktoren"
    ),
    "supporting": (
        "supporting, supporting information, supporting material, supporting documents, appendix, appendices, "
        "references, attachments, further reading"
    ),
}
"""Words that a heading of the role starts with, by role; the first role that fits is taken."""
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
        "handlinger, "
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
