"""The classes on which none can build, beside what the running Python says."""

from __future__ import annotations

import importlib
from types import new_class

import pytest

from beginner_lint.facts.functions.class_kinship import FINAL

_MODULES = sorted({name.rpartition(".")[0] for name in FINAL})
# What a module only imports for itself, or not every version has.
_LEFT_OUT = frozenset({"os.waitid_result", "pickle.FunctionType", "types.CapsuleType"})


def _can_be_built_on(kind: type) -> bool:
    try:
        new_class("Heir", (kind,))
    except TypeError as error:
        return "not an acceptable base type" not in str(error)
    return True


@pytest.mark.parametrize("name", sorted(FINAL))
def test_no_class_builds_on_it(name: str) -> None:
    module, _, own = name.rpartition(".")
    kind = getattr(importlib.import_module(module), own, None)
    assert kind is None or not _can_be_built_on(kind)


@pytest.mark.parametrize("module", _MODULES)
def test_all_of_a_module_are_known(module: str) -> None:
    found = {
        f"{module}.{name}"
        for name, kind in vars(importlib.import_module(module)).items()
        if isinstance(kind, type) and not name.startswith("_") and not _can_be_built_on(kind)
    }
    assert found - FINAL - _LEFT_OUT == set()
