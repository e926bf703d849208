"""Nothing stands in the source for its own sake, or for tests alone: what no part of the program names is taken out."""

import ast
import re
from collections.abc import Iterable, Iterator

from support.source import Module, modules, names

QUOTED_TYPE = re.compile(r"[\w\[\], |.]+")


def spoken(module: Module) -> Iterator[str]:
    """The names that `module` uses, also in types that stand in quotes; not those that it defines."""
    for node, name in names(module):
        if not isinstance(node, ast.Name) or isinstance(node.ctx, ast.Load):
            yield name
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and QUOTED_TYPE.fullmatch(node.value):
            yield from re.findall(r"\b_?[A-Z]\w+", node.value)


def defined(module: Module) -> Iterator[tuple[ast.AST, str]]:
    """The functions, classes and constants of `module`; not the functions that a decorator hands to somebody."""
    for node in module.tree.body:
        if isinstance(node, ast.ClassDef) or (isinstance(node, ast.FunctionDef) and not node.decorator_list):
            yield node, node.name
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        for target in targets:
            if isinstance(target, ast.Name) and not target.id.startswith("__"):
                yield node, target.id


def unused(program: Iterable[Module]) -> list[str]:
    """What is defined and used nowhere."""
    program = list(program)
    used = {name for module in program for name in spoken(module)}
    return [module.at(node, name) for module in program for node, name in defined(module) if name not in used]


def test_the_program_uses_all_that_it_defines() -> None:
    assert unused(modules()) == []


def test_the_rule_sees_what_it_is_about() -> None:
    first = Module.of(
        "a.py", "LIMIT = 3\nSPARE: int = 4\ndef told(): return LIMIT\ndef alone(): ...\nclass Shape: ...\n"
    )
    second = Module.of(
        "b.py", "from a import told\nfrom typing import cast\nx = cast('Shape | None', told())\nprint(x)\n"
    )

    assert unused([first, second]) == ["a.py:2: SPARE", "a.py:4: alone"]
