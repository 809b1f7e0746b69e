"""Rules that are newer than the form of the evidence: theirs is still to be gathered.

Their safe cases are run once, before and after, and their guards must make a difference to what is reported.
A rule leaves this list when `python -m tests.rules.evidence NAME` has recorded what stands behind it.
"""

AWAITED = frozenset(
    [
        "raw-input",
        "print-statement",
        "python2-syntax",
        "removed-builtin",
        "removed-dict-method",
        "renamed-module",
        "removed-attribute",
        "next-method",
        "view-as-list",
        "except-comma",
        "cmp-argument",
        "dead-special-method",
        "int-of-division",
        "object-base-class",
        "super-arguments",
        "unicode-prefix",
        "python2-division",
        "python2-future-import",
    ]
)
