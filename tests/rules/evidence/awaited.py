"""Rules that are newer than the form of the evidence: theirs is still to be gathered.

Their safe cases are run once, before and after, and their guards must make a difference to what is reported.
A rule leaves this list when `python -m tests.rules.evidence NAME` has recorded what stands behind it.
"""

AWAITED: frozenset[str] = frozenset(
    [
    ]
)
