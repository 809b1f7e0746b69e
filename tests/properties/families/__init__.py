"""What learners write, one family of templates a file. A new file with a `TEMPLATES` is found by itself."""

from __future__ import annotations

import importlib
import pkgutil

from tests.properties.templates import Template


def load_families() -> dict[str, tuple[Template, ...]]:
    """Return the templates of each family, by the name of its file."""
    names = sorted(found.name for found in pkgutil.iter_modules(__path__))
    return {name: tuple(importlib.import_module(f"{__name__}.{name}").TEMPLATES) for name in names}
