"""What the rules about chains of `+` share: guards that only silence, each with the reason."""

from __future__ import annotations

SILENCING = {
    "cannot_stand_in_braces": "nobody could read the f-string",
    "grows_a_name": "in a loop it is the pattern of concatenation-in-loop",
    "is_filled_in_later": "what is filled in twice had better keep its braces as they are",
    "lacks_a_prefix": "the braces may have been meant to be filled in, which is for the learner to decide",
    "may_be_elementwise": "it may be a column or part of a query: a false alarm, for which there is no fix",
    "plus_may_be_another": "beside such a library or class, to assume text would be too bold",
    "reads_better_with_plus": "an f-string would be no easier to read",
    "says_something_else": "a pattern, a query or a log record is put together in ways of its own",
}
