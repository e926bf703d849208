"""Only http, https and mailto lead out of a document."""

import pytest

from postmortem_desk.text.links import MAX_LINK_LENGTH, allowed_link


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://example.com", "https://example.com"),
        ("http://example.com:8080/a?b=1&c=%20#d", "http://example.com:8080/a?b=1&c=%20#d"),
        ("HTTPS://Example.com/A", "https://Example.com/A"),
        ("  https://example.com/a\n", "https://example.com/a"),
        ("https://[2001:db8::1]/a", "https://[2001:db8::1]/a"),
        ("https://münchen.example/straße", "https://münchen.example/straße"),
        ("https://example.com/a:b", "https://example.com/a:b"),
        ("mailto:oncall@example.com", "mailto:oncall@example.com"),
        ("MailTo:oncall@example.com?subject=Incident%201", "mailto:oncall@example.com?subject=Incident%201"),
    ],
)
def test_a_complete_address_passes(url: str, link: str) -> None:
    assert allowed_link(url) == link


@pytest.mark.parametrize(
    "scheme",
    [
        "javascript",
        "data",
        "file",
        "vbscript",
        "livescript",
        "mocha",
        "jar",
        "view-source",
        "blob",
        "filesystem",
        "about",
        "chrome",
        "chrome-extension",
        "resource",
        "moz-extension",
        "ms-appx",
        "ms-settings",
        "ms-word",
        "ms-msdt",
        "search-ms",
        "shell",
        "res",
        "mhtml",
        "smb",
        "nfs",
        "afp",
        "dav",
        "ftp",
        "sftp",
        "ssh",
        "telnet",
        "gopher",
        "ldap",
        "dict",
        "tel",
        "sms",
        "skype",
        "slack",
        "zoommtg",
        "steam",
        "vscode",
        "git",
        "svn",
        "magnet",
        "irc",
        "intent",
        "asset",
        "qrc",
        "ws",
        "wss",
    ],
)
@pytest.mark.parametrize("rest", [":alert(1)", "://host/share", ":///etc/passwd", ":%2f%2fhost"])
def test_no_other_scheme_passes(scheme: str, rest: str) -> None:
    for written in (scheme, scheme.upper(), scheme.title()):
        assert allowed_link(written + rest) is None


@pytest.mark.parametrize(
    "url",
    [
        "",
        "#anchor",
        "/etc/passwd",
        "docs/a.md",
        "//host/share",
        "\\\\host\\share",
        "/\\host/share",
        "http:\\\\host\\share",
        "https:\\/host",
        "https:/host",
        "https:host",
        "https://",
        "https:///path",
        "http://?q",
        "https://exa%00mple.com",
        "https://exa%6dple.com",
        "https://example.com\\@evil.example",
        "https://example.com/a b",
        "https://example.com/\u00a0",
        "https://example.com/\u202egpj.exe",
        "https://example.com/\u200b",
        "https://example.com/\ufdd0",
        "https://example.com/\ud800",
        "https://example.com/<b>",
        'https://example.com/"x',
        "https://[::1",
        "https://example.com:port/",
        "https://example.com:99999/",
        "java\tscript:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "\u00a0javascript:alert(1)",
        "ht\ttps://example.com",
        "https\n://example.com",
        "javascript%3Aalert(1)",
        "https%3A//example.com",
        "j&#97;vascript:alert(1)",
        "\uff48\uff54\uff54\uff50\uff53://example.com",
        "javascript:https://example.com",
        "view-source:https://example.com",
        "mailto:",
        "mailto:nobody",
        "mailto://example.com",
        "mailto:a@example.com?attach=/etc/passwd",
        "mailto:a@example.com?subject=x&ATTACHMENT=/etc/passwd",
        "mailto:a@example.com\r\nBcc:b@example.com",
    ],
)
def test_a_doubtful_address_is_refused(url: str) -> None:
    assert allowed_link(url) is None


def test_a_link_has_a_largest_length() -> None:
    longest = "https://example.com/" + "a" * (MAX_LINK_LENGTH - len("https://example.com/"))

    assert allowed_link(longest) == longest
    assert allowed_link(longest + "a") is None
