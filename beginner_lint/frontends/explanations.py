"""What `explain` and `rules` show: the rules' own documentation."""

from __future__ import annotations

import inspect
import json
from importlib import resources

from beginner_lint.failures import NAMES
from beginner_lint.rule import Rule, load_rules

_FAILURES = {
    "ZEN001": "The file is not Python as the running Python understands it, so nothing else was checked. "
    "The message and the place are the compiler's.",
    "ZEN002": "The file could not be read: it does not exist, may not be read, is no regular file, or is no "
    "text in the encoding that it declares.",
    "ZEN003": "Something in beginner-lint itself failed here. Everything else was checked. Please report it.",
    "ZEN004": "The file, or a part of it, is too large or too deeply nested to be checked.",
}


def explanation(rule: str) -> str | None:
    """Return the documentation of a rule, given by code or name, as Markdown; None if there is none."""
    wanted = rule.casefold()
    for found in load_rules():
        if wanted in (found.code.casefold(), found.name()):
            return _documentation(found)
    for code, name in NAMES.items():
        if wanted in (code.casefold(), name):
            return f"# {name} ({code})\n\nThis is no rule and cannot be turned off.\n\n{_FAILURES[code]}"
    return None


def _documentation(rule: type[Rule]) -> str:
    about = f"Level: {rule.level.name.lower()} · kind: {rule.kind.value} · family: {rule.family()}"
    fix = "A fix is sometimes available." if _has_fix(rule) else "There is no fix."
    documentation = inspect.cleandoc(rule.__doc__ or "")
    return f"# {rule.name()} ({rule.code})\n\n{about} · {fix}\n\n{documentation}{_evidence(rule)}"


def _evidence(rule: type[Rule]) -> str:
    """Return the section that tells what was run to check the rule's fixes; empty if nothing is recorded."""
    file = resources.files("beginner_lint") / "evidence.json"
    kept = json.loads(file.read_text(encoding="utf-8"))["rules"].get(rule.name())
    if not kept:
        return ""
    cases, guards, programs, packages = (
        kept.get(section) for section in ("cases", "guards", "programs", "packages")
    )
    if not (cases["safe"] or cases["unsafe"]):
        return ""
    told = [
        f"Programs with {cases['safe']} safe and {cases['unsafe']} unsafe fixes were run before and after "
        f"the fix on {cases['inputs']:,} generated inputs: no safe fix made a difference.",
    ]
    if guards["run"]:
        told.append(
            f"Each of {guards['run']} guards was switched off: a program then did something else, and runs "
            "showed it."
        )
    if programs:
        told.append(
            f"Of {programs['run']:,} generated programs {programs['fixed']:,} were changed by the fix; "
            f"{programs['differences'] or 'none'} did something else."
        )
    if packages:
        told.append(
            f"In real packages it changed {packages['fixes']:,} places; of {packages['tests']:,} tests "
            f"{packages['changed'] or 'none'} ended differently."
        )
    return "\n\n## Evidence\n" + "\n".join(told)


def no_such_rule(rule: str) -> str:
    """Return what to tell somebody who asked for a rule that does not exist."""
    import difflib

    known = [text for found in load_rules() for text in (found.name(), found.code)]
    close = difflib.get_close_matches(rule.casefold(), [text.casefold() for text in known], n=1)
    guess = next((text for text in known if [text.casefold()] == close), None)
    return f"there is no rule {rule!r}{f'; did you mean {guess!r}?' if guess else ''}"


def rules_as_table() -> str:
    """Return a table of the rules with aligned columns."""
    rows = [("code", "name", "level", "kind", "fix", "what it finds")]
    rows += [
        (
            rule.code,
            rule.name(),
            rule.level.name.lower(),
            rule.kind.value,
            "yes" if _has_fix(rule) else "no",
            rule.summary(),
        )
        for rule in load_rules()
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(f"{cell:{width}}" for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def rules_as_json() -> str:
    """Return the rules as a JSON array."""
    return json.dumps(
        [
            {
                "code": rule.code,
                "name": rule.name(),
                "family": rule.family(),
                "level": rule.level.name.lower(),
                "kind": rule.kind.value,
                "fix": _has_fix(rule),
                "summary": rule.summary(),
                "explanation": inspect.cleandoc(rule.__doc__ or ""),
            }
            for rule in load_rules()
        ],
        indent=2,
    )


def _has_fix(rule: type[Rule]) -> bool:
    """Whether the rule's documentation shows what its fix makes of the example."""
    return "Use instead:" in (rule.__doc__ or "")
