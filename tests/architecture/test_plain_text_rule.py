"""User text is never rich text (QLabel, QMessageBox, QToolTip and others guess that it is, and open files).

The rule: what can show rich text has one place where it is used, and that place is looked at with care.
"""

import ast
from collections.abc import Iterator

import pytest

from support.source import Module, calls, modules, names

NOWHERE = {
    *("QToolTip", "QErrorMessage", "QInputDialog", "QProgressDialog", "QWizard", "QWizardPage", "QWhatsThis"),
    *("QStaticText", "QSvgWidget", "QSystemTrayIcon", "QSplashScreen", "QWebEngineView", "QQuickWidget"),
    *("setHtml", "appendHtml", "setMarkdown", "insertMarkdown", "fromMarkdown", "RichText", "AutoText", "MarkdownText"),
    "setOpenExternalLinks",
}

ONLY_IN = {
    "QLabel": ("widgets/plain_label.py",),
    "QMessageBox": ("window/questions.py",),
    "QTextBrowser": ("widgets/preview",),
    "QTextEdit": (
        "widgets/preview",
        "widgets/sources/source_marks.py",  # for the type of its marks
        "widgets/clipboard_acts.py",  # to know one
    ),
    "insertHtml": ("widgets/preview",),
    "fromHtml": ("widgets/preview",),
    "setOpenLinks": ("widgets/preview",),
    "QSvgRenderer": ("widgets/preview",),
    "QDesktopServices": ("window/",),
}
"""Names that are dangerous with a person's text, and the beginnings of the paths that may use them."""

BOX_SHORTCUTS = {"about", "aboutQt", "critical", "information", "question", "warning"}
TRANSLATIONS = {"tr", "translate", "translatable"}
TIP_SETTERS = {"setToolTip", "setTabToolTip", "setItemToolTip", "setWhatsThis", "setInformativeText", "setDetailedText"}


def out_of_place(module: Module) -> Iterator[str]:
    """Names of rich text where they may not stand."""
    for node, name in names(module):
        if name in ONLY_IN:
            if not module.path.startswith(ONLY_IN[name]):
                yield module.at(node, name)
        elif name in NOWHERE:
            yield module.at(node, name)


def guessing_boxes(module: Module) -> Iterator[str]:
    """Message boxes that decide by themselves whether their text is rich."""
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.FunctionDef):
            continue
        inside = Module(module.path, module.text, ast.Module(body=[node], type_ignores=[]))
        called = {name for _call, name in calls(inside)}
        if "QMessageBox" in called and "setTextFormat" not in called:
            yield module.at(node, f"{node.name} makes a box without a text format")
    for call, name in calls(module):
        owner = call.func.value if isinstance(call.func, ast.Attribute) else None
        if name in BOX_SHORTCUTS and isinstance(owner, ast.Name) and owner.id == "QMessageBox":
            yield module.at(call, f"QMessageBox.{name}")


def guessing_tips(module: Module) -> Iterator[str]:
    """Tool tips and small print that are neither our own words nor escaped by `plain_tip`."""
    for call, name in calls(module):
        if name in TIP_SETTERS and not _is_safe(call.args[-1]):
            yield module.at(call, f"{name}({ast.unparse(call.args[-1])})")
    spoken = {name for _node, name in names(module)}
    if "ToolTipRole" in spoken and "plain_tip" not in spoken:
        yield f"{module.path}: ToolTipRole without plain_tip"


def _is_safe(text: ast.expr) -> bool:
    """Whether `text` is a literal, a translated literal, or made by `plain_tip`."""
    if isinstance(text, ast.Constant):
        return True
    if not isinstance(text, ast.Call):
        return False
    called = text.func.attr if isinstance(text.func, ast.Attribute) else getattr(text.func, "id", "")
    return called == "plain_tip" or (
        called in TRANSLATIONS and all(isinstance(part, ast.Constant) for part in text.args)
    )


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.path)
def test_a_persons_text_is_shown_as_it_stands(module: Module) -> None:
    assert [*out_of_place(module), *guessing_boxes(module), *guessing_tips(module)] == []


def test_links_are_never_opened_unasked() -> None:
    allowed = [
        module.at(call, ast.unparse(call))
        for module in modules()
        for call, name in calls(module)
        if name == "setOpenLinks" and ast.unparse(call.args[0]) != "False"
    ]

    assert allowed == []


@pytest.mark.parametrize(
    "line",
    [
        "from PySide6.QtWidgets import QLabel",
        "QtWidgets.QLabel(title)",
        "QToolTip.showText(at, title)",
        "view.setHtml(title)",
        "label.setTextFormat(Qt.TextFormat.RichText)",
        "def f():\n    QMessageBox(self).setText(title)",
        "QMessageBox.warning(self, 'x', title)",
        "button.setToolTip(title)",
        "button.setToolTip(self.tr('{}').format(title))",
        "return title if role == Qt.ItemDataRole.ToolTipRole else None",
        "tabs.setTabToolTip(1, title)",
    ],
)
def test_the_rule_sees_each_way_to_break_it(line: str) -> None:
    module = Module.of("widgets/x.py", line)

    assert [*out_of_place(module), *guessing_boxes(module), *guessing_tips(module)] != []


@pytest.mark.parametrize(
    "line",
    ["button.setToolTip(self.tr('Add an event'))", "button.setToolTip(plain_tip(title))", "label = PlainLabel(title)"],
)
def test_the_rule_lets_the_safe_way_pass(line: str) -> None:
    module = Module.of("widgets/x.py", line)

    assert [*out_of_place(module), *guessing_boxes(module), *guessing_tips(module)] == []
