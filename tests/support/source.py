"""The program's own source, read for the tests that hold it to the rules of the house."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PACKAGE = "postmortem_desk"
SOURCE = Path(__file__).resolve().parents[2] / "src" / PACKAGE


@dataclass(frozen=True)
class Module:
    """A module of the program (or a sample of one), parsed."""

    path: str
    """Inside the package, with slashes: "widgets/plain_label.py"."""
    text: str
    tree: ast.Module

    @classmethod
    def of(cls, path: str, text: str) -> "Module":
        return cls(path, text, ast.parse(text, path))

    @property
    def layer(self) -> str:
        """The package directly below the program's own ("widgets"), or the module itself ("trouble.py")."""
        return self.path.partition("/")[0]

    def at(self, node: ast.AST, words: str) -> str:
        """A finding, as a line that an editor can jump to."""
        return f"{self.path}:{getattr(node, 'lineno', 1)}: {words}"


@cache
def modules() -> tuple[Module, ...]:
    """Every module of the program."""
    return tuple(
        Module.of(path.relative_to(SOURCE).as_posix(), path.read_text(encoding="utf-8"))
        for path in sorted(SOURCE.rglob("*.py"))
    )


def imported(module: Module) -> Iterator[tuple[ast.AST, str]]:
    """Every full name that `module` imports, also inside functions: ("PySide6.QtCore.QObject", "urllib.request")."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node, f"{node.module}.{alias.name}") for alias in node.names)


def names(module: Module) -> Iterator[tuple[ast.AST, str]]:
    """Every name that `module` speaks: variables, attributes and what it imports, without their owners."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Name):
            yield node, node.id
        elif isinstance(node, ast.Attribute):
            yield node, node.attr
        elif isinstance(node, ast.ImportFrom):
            yield from ((node, alias.name) for alias in node.names)


def calls(module: Module) -> Iterator[tuple[ast.Call, str]]:
    """Every call, with the last part of what is called."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Attribute):
                yield node, called.attr
            elif isinstance(called, ast.Name):
                yield node, called.id
