"""Which part of the program may know which: the direction of the layers, checked by a machine."""

import ast
import graphlib
import tomllib
from pathlib import Path

import grimp
import pytest
from importlinter import cli

from support.source import PACKAGE, SOURCE, Module, imported, modules

QT_LAYERS = {"app", "window", "widgets", "session"}
WIDGET_LAYERS = {"app", "window", "widgets"}
NETWORK = (
    *(
        "socket",
        "socketserver",
        "ssl",
        "asyncio",
        "http",
        "ftplib",
        "smtplib",
        "imaplib",
        "poplib",
        "telnetlib",
        "xmlrpc",
    ),
    *("urllib.request", "urllib3", "requests", "httpx", "webbrowser", "PySide6.QtNetwork", "PySide6.QtWebEngine"),
)


def foreign(module: Module, forbidden: tuple[str, ...]) -> list[str]:
    """What `module` imports of the packages in `forbidden`."""
    return [
        module.at(node, name)
        for node, name in imported(module)
        if any(name == package or name.startswith(f"{package}.") for package in forbidden)
    ]


def test_the_import_contract_holds(project_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = cli.lint_imports(config_filename=str(project_root / "pyproject.toml"), no_cache=True)

    assert code == cli.EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_every_package_has_its_place_in_the_contract(project_root: Path) -> None:
    settings = tomllib.loads((project_root / "pyproject.toml").read_text(encoding="utf-8"))
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    placed = {name.strip().partition(".")[2] for layer in layers for name in layer.split("|")}
    present = {path.stem for path in SOURCE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}

    assert present - {"__init__", "__main__"} == placed


def test_no_module_imports_itself_in_a_circle() -> None:
    graph = grimp.build_graph(PACKAGE, cache_dir=None)
    order = graphlib.TopologicalSorter({name: graph.find_modules_directly_imported_by(name) for name in graph.modules})

    assert len(tuple(order.static_order())) == len(graph.modules)  # raises CycleError, which names the circle


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.path)
def test_qt_and_the_network_stay_where_they_belong(module: Module) -> None:
    forbidden = NETWORK
    if module.layer not in QT_LAYERS:
        forbidden += ("PySide6", "shiboken6")
    elif module.layer not in WIDGET_LAYERS:
        forbidden += ("PySide6.QtWidgets", "PySide6.QtSvgWidgets")

    assert foreign(module, forbidden) == []


def test_the_rule_sees_every_way_to_import() -> None:
    sample = Module.of(
        "session/x.py", "import socket\ndef f():\n    from urllib import request\nfrom PySide6 import QtWidgets"
    )

    assert len(foreign(sample, (*NETWORK, "PySide6.QtWidgets"))) == 3
    assert foreign(Module.of("x.py", "from urllib.parse import quote\nimport https_like"), NETWORK) == []


def test_no_import_is_relative_or_takes_everything() -> None:
    loose = [
        module.at(node, "relative, or everything")
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom) and (node.level or any(alias.name == "*" for alias in node.names))
    ]

    assert loose == []
