"""Patterns with a name in them, made once for each."""

from __future__ import annotations

import re
from functools import lru_cache


@lru_cache(maxsize=5000)
def with_name(template: str, name: str) -> re.Pattern[str]:
    """Return a pattern with a name in it: `re` itself forgets them again, and all would be made anew.

    Args:
        template: the pattern, with `{name}` where the name stands.
        name: what is to be found as it is.

    """
    return re.compile(template.format(name=re.escape(name)))
