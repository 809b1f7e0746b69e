"""What turns a program that a fix may change into one that it must not, or must with care.

Each mutation names the entries of the catalogue of faults (shared/safety.md, B4) that it stands for.
"""

from __future__ import annotations

import importlib
import pkgutil

from tests.properties.mutations.table import MUTATIONS, Mutation

for _module in sorted(found.name for found in pkgutil.iter_modules(__path__)):
    importlib.import_module(f"{__name__}.{_module}")

__all__ = ["MUTATIONS", "Mutation"]
