"""The shape of the source: small files and functions, words on everything public, no shared state."""

import ast
from collections.abc import Iterator

import pytest

from support.source import Module, modules

FILE_LINES = 320
FUNCTION_LINES = 55
ARGUMENTS = 7
MUTABLE = {"list", "dict", "set", "bytearray", "deque", "defaultdict", "OrderedDict", "Counter", "SimpleNamespace"}
CHANGES = {"append", "extend", "insert", "add", "update", "setdefault", "pop", "popitem", "remove", "discard", "clear"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def too_large(module: Module) -> Iterator[str]:
    """Files and functions that do not fit a screen or a head."""
    lines = module.text.count("\n")
    if lines > FILE_LINES:
        yield f"{module.path}: {lines} lines"
    for node in ast.walk(module.tree):
        if not isinstance(node, Function):
            continue
        length = (node.end_lineno or node.lineno) - node.lineno + 1
        if length > FUNCTION_LINES:
            yield module.at(node, f"{node.name} has {length} lines")
        taken = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        count = len([argument for argument in taken if argument.arg not in ("self", "cls")])
        if count > ARGUMENTS:
            yield module.at(node, f"{node.name} takes {count} arguments")


def without_words(module: Module) -> Iterator[str]:
    """The module, public classes and public functions that have no docstring."""
    if not ast.get_docstring(module.tree):
        yield f"{module.path}: the module"
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_") and not ast.get_docstring(node):
            yield module.at(node, node.name)
    for node in module.tree.body:
        if isinstance(node, Function) and not node.name.startswith("_") and not ast.get_docstring(node):
            yield module.at(node, node.name)


def shared_and_changing(module: Module) -> Iterator[str]:
    """Names of the module whose value can change while the program runs.

    A list, dict or set counts as a constant where it is `Final` and nothing in the module changes it.
    """
    constants = set()
    for node in module.tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None and _is_mutable(node.value):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            kept = {target.id for target in targets if isinstance(target, ast.Name)}
            constants |= kept
            if kept != {"__all__"} and not (
                isinstance(node, ast.AnnAssign) and "Final" in ast.unparse(node.annotation)
            ):
                yield module.at(node, f"{', '.join(sorted(kept))} is mutable and not Final")
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Global):
            yield module.at(node, f"global {', '.join(node.names)}")
        elif (changed := _changed_name(node)) in constants:
            yield module.at(node, f"{changed} is changed")


def _is_mutable(value: ast.expr) -> bool:
    if isinstance(value, ast.Call):
        called = value.func
        return (called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")) in MUTABLE
    return isinstance(value, ast.List | ast.Dict | ast.Set | ast.ListComp | ast.DictComp | ast.SetComp)


def _changed_name(node: ast.AST) -> str:
    """The variable that `node` changes in place; "" for none."""
    held: ast.expr | None = None
    if isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load):
        held = node.value
    elif isinstance(node, ast.AugAssign):
        held = node.target
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CHANGES:
        held = node.func.value
    return held.id if isinstance(held, ast.Name) else ""


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.path)
def test_files_and_functions_are_small(module: Module) -> None:
    assert list(too_large(module)) == []


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.path)
def test_everything_public_says_what_it_is(module: Module) -> None:
    assert list(without_words(module)) == []


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.path)
def test_no_module_keeps_a_state(module: Module) -> None:
    assert list(shared_and_changing(module)) == []


def test_no_file_silences_its_checkers() -> None:
    silenced = [
        f"{module.path}:{number}"
        for module in modules()
        for number, line in enumerate(module.text.splitlines(), 1)
        if "# noqa" in line or "type: ignore" in line or "TODO" in line or "FIXME" in line
    ]

    assert silenced == []


def test_the_rules_see_what_they_are_about() -> None:
    long = "def f(a, b, c, d, e, f, g, h):\n" + "    pass\n" * FUNCTION_LINES + "x = 1\n" * FILE_LINES
    state = "seen = []\nNAMES: Final = {'a'}\ndef f():\n    global g\n    NAMES.add('b')\n    NAMES['x'] = 1\n"

    assert len(list(too_large(Module.of("x.py", long)))) == 3
    assert len(list(without_words(Module.of("x.py", "class A: ...\nclass _B: ...\ndef f(): ...\n")))) == 3
    assert len(list(shared_and_changing(Module.of("x.py", state)))) == 4
    assert list(shared_and_changing(Module.of("x.py", "NAMES: Final = ('a',)\nTABLE: Final = {1: 2}\n"))) == []
