"""Takes the docstring of a rule apart."""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass, field

from beginner_lint.rule import Rule
from beginner_lint.source import Source


@dataclass
class Documentation:
    """The parts of a rule's docstring."""

    headings: list[str]
    example: str
    use_instead: str | None
    not_flagged: str
    options: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, rule: type[Rule]) -> Documentation:
        text = inspect.cleandoc(rule.__doc__ or "")
        sections = dict(re.findall(r"^## ([^\n]+)\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL))
        blocks = re.findall(r"```python\n(.*?)```", sections["Example"], re.DOTALL)
        (not_flagged,) = re.findall(r"```python\n(.*?)```", sections["Not flagged"], re.DOTALL)
        options = dict(re.findall(r"^# (input|file|raises|python2)(?:: (.*))?$", blocks[0], re.MULTILINE))
        return cls(list(sections), blocks[0], blocks[1] if len(blocks) > 1 else None, not_flagged, options)

    @property
    def source(self) -> Source:
        """The example, in the file that it says it is for."""
        return Source(self.options.get("file") or "example.py", self.example)
