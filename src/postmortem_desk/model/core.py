"""Pydantic's core, loaded without the types of its schemas.

Its package makes some hundred typed dictionaries, for type checkers alone, before anything of the core can be used: a
twelfth of the time in which a bare window is shown. What runs is the extension inside. Who imports the package itself
gets all of it, as ever.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec, module_from_spec

__all__ = ["PydanticSerializationError", "SchemaValidator", "ValidationError", "from_json", "to_json"]


@contextmanager
def _not_run(package: str) -> Iterator[None]:
    """While it lasts, modules of `package` can be imported without what the package itself does when it is imported."""
    spec = find_spec(package) if package not in sys.modules else None
    if spec is None:
        yield
        return
    sys.modules[package] = module_from_spec(spec)
    try:
        yield
    finally:
        del sys.modules[package]


with _not_run("pydantic_core"):
    from pydantic_core._pydantic_core import (
        PydanticSerializationError,
        SchemaValidator,
        ValidationError,
        from_json,
        to_json,
    )
