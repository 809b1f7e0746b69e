"""Run the evidence of all rules, or of those that are named, on all inputs, and record it.

python -m tests.rules.evidence [RULE ...]
"""

from __future__ import annotations

import sys

from beginner_lint.rule import load_rules
from tests.rules.evidence.record import write

wanted = sys.argv[1:]
write(rule for rule in load_rules() if rule.name() in wanted or not wanted)
