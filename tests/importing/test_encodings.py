"""Documents in the encodings that people still have."""

import pytest

from postmortem_desk.importing.read import read_document

RUSSIAN = "# Сбой печати\n\n## Хронология\n\n- 10:42 первая пустая этикетка\n"
JAPANESE = "# ラベル印刷の障害\n\n## タイムライン\n\n- 10:42 空のラベルが出る\n"
CHINESE = "# 标签打印故障\n\n## 时间线\n\n- 10:42 出现空标签，重启打印服务\n"
MIXED = "# Failover of the broker\n\n## Timeline (UTC)\n\n- 10:42 alert: broker is down\n\n## Cause\n\nСбой питания в стойке\n"
KOREAN = "# 라벨 인쇄 장애\n\n## 타임라인\n\n- 10:42 빈 라벨이 나온다\n"
POLISH = "# Awaria drukarek\n\n## Timeline\n\n- 10:42 drukarka stanęła, wyłączono ją\n"
CZECH = (
    "# Porucha tisku\n\n## Timeline\n\n- 10:42 tiskárna přestala, štítky jsou prázdné, nařízení trvá, měli jsme víc\n"
)
WESTERN = "# Ausfall der Etikettendrucker in Köln\n\n## Zeitachse\n\n- 10:42 übler Fehler – größer als gedacht\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((text, encoding) for text in (RUSSIAN, WESTERN) for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32")),
        (RUSSIAN, "cp1251"),
        (JAPANESE, "shift_jis"),
        (CHINESE, "gb18030"),
        (CHINESE, "gbk"),
        (RUSSIAN, "koi8_r"),
        (MIXED, "cp1251"),
        (JAPANESE, "euc_jp"),
        (KOREAN, "euc_kr"),
        (POLISH, "cp1250"),
        (CZECH, "cp1250"),
        (WESTERN, "cp1252"),
    ],
)
def test_the_words_are_read(text: str, encoding: str) -> None:
    imported = read_document(text.encode(encoding), "night.md")

    assert imported.source == text
    assert imported.incident.title == text[2:].split("\n")[0]
    assert [(event.at.at or "")[:6] for event in imported.incident.timeline] == ["T10:42"]
    assert any("was read as" in sentence for sentence in imported.found) == (not encoding.startswith("utf-8"))


def test_line_ends_and_unseen_marks_change_nothing() -> None:
    source = "# Night\r\n\r\n## Timeline\r\n\r\n-\u00a010:42\u00a0alarm\r\n- \u200b10:50 page\r\n"

    for text in (source, source.replace("\r\n", "\r"), source.replace("\r\n", "\n")):
        events = read_document(text.encode(), "night.md").incident.timeline
        assert [(event.at.written, event.text) for event in events] == [("10:42", "alarm"), ("10:50", "page")]
