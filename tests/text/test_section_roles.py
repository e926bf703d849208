"""Roles by heading, whatever its case, numbers, emoji and punctuation."""

import pytest

from postmortem_desk.text.section_roles import is_role_label, role_of_heading, roles_in_outline


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Issue Summary", "summary"),
        ("WHAT HAPPENED?", "summary"),
        ("TL;DR", "summary"),
        ("Severity & Impact", "impact"),
        ("Customer impact", "impact"),
        ("\N{ALARM CLOCK} 3. Timeline & Detection", "timeline"),
        ("Timeline (all times PST) 01/16/2024 - 02/28/2024", "timeline"),
        ("Detailed incident timeline", "timeline"),
        ("Key events", "timeline"),
        ("Cause(s)", "causes"),
        ("Identified root cause", "causes"),
        ("Cause & Impact", "causes"),
        ("IV. Probable cause", "causes"),
        ("Response timeline", "timeline"),
        ("Mitigations", "resolution"),
        ("Remaining actions", "tasks"),
        ("Permanent remediation", "measures"),
        ("Root cause of the outage", "causes"),
        ("5 Whys", "causes"),
        ("Contributing factors (findings)", "background"),
        ("Detection", "detection"),
        ("Resolution and recovery", "resolution"),
        ("What went well", "lessons_well"),
        ("What didn\N{RIGHT SINGLE QUOTATION MARK}t go so well", "lessons_wrong"),
        ("Where we got lucky", "lessons_lucky"),
        ("Corrective and Preventative Measures", "measures"),
        ("Short-term Improvements ([here](https://example.org))", "measures"),
        ("Follow-up actions", "tasks"),
        ("Tasks to address the issue", "tasks"),
        ("TODO", "tasks"),
        ("Supporting information", "supporting"),
        ("The root cause", "causes"),
        ("How did we find out?", "detection"),
        ("What failed", "lessons_wrong"),
        ("Areas for improvement", "lessons_wrong"),
        ("Lead-up", "background"),
        ("Was ist passiert?", "summary"),
        ("Ursachenanalyse", "causes"),
        ("Auslöser", "background"),
        ("Was schief lief", "lessons_wrong"),
        ("Wo wir Glück hatten", "lessons_lucky"),
        ("Wiederherstellung", "resolution"),
        ("Sofortmaßnahmen", "measures"),
        ("Ce qui peut être amélioré", "lessons_wrong"),
        ("Ce qui s\N{RIGHT SINGLE QUOTATION MARK}est bien passé", "lessons_well"),
        ("Analyse des causes", "causes"),
        ("Prochaines étapes", "tasks"),
        ("Donde tuvimos suerte", "lessons_lucky"),
        ("Análisis de la causa raíz", "causes"),
        ("Plan de acción", "tasks"),
        ("O que não funcionou", "lessons_wrong"),
        ("Lessons learned", ""),
        ("Conclusion", ""),
        ("2023-05-01", ""),
        ("", ""),
    ],
)
def test_a_heading_names_its_role(heading: str, role: str) -> None:
    assert role_of_heading(heading) == role


def test_only_the_bare_name_of_a_role_is_a_label() -> None:
    assert is_role_label("Action items")
    assert is_role_label("ROOT CAUSE")
    assert is_role_label("Timeline (UTC)")
    assert not is_role_label("Root cause was a bug")


def test_sections_take_the_role_of_the_rows_above_them() -> None:
    outline = [
        (2, "Action items", ""),
        (3, "Detection", ""),
        (3, "Whatever", ""),
        (2, "Whatever", ""),
        (3, "x", "impact"),
    ]
    assert list(roles_in_outline(outline)) == ["tasks", "tasks", "tasks", "other", "impact"]
