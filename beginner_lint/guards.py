"""What keeps a finding or a safe fix back: guards, and the assumptions that are left when they do not."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from beginner_lint.diagnostic import Applicability

Guard = TypeVar("Guard", bound=Callable[..., "str | bool | None"])


def guard(method: Guard) -> Guard:
    """Mark a method of a rule, or of a fact that several rules share, as a guard.

    Its answer, when true, keeps a finding or a safe fix back. A guard that silences answers True; one that
    refuses a fix or makes it unsafe answers the reason, a clause such as "`i` is read after the loop".
    Tests switch guards off one by one and expect a near miss to go wrong.
    """
    method.__is_guard__ = True  # type: ignore[attr-defined]
    return method


def guards_of(owner: type) -> tuple[str, ...]:
    """Return the names of the guards that a class has, in alphabetical order."""
    return tuple(name for name in dir(owner) if getattr(getattr(owner, name), "__is_guard__", False))


def assuming(*claims: str | None) -> str | None:
    """Return the assumption that all claims hold which are not None; None if all are."""
    made = [claim for claim in claims if claim]
    return f"assumes that {' and that '.join(made)}" if made else None


def applicability(assumption: str | None) -> Applicability:
    """Return SAFE for a fix without an assumption, else UNSAFE."""
    return Applicability.UNSAFE if assumption else Applicability.SAFE
