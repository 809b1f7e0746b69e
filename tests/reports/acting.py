"""Characters that act on a terminal or mislead the eye; none of them ends a line of Python, or is null."""

ACTING = (
    *(chr(code) for code in range(0x01, 0x20) if chr(code) not in "\t\n\r\x0c\x1a"),
    *(chr(code) for code in range(0x7F, 0xA0)),  # delete, and the upper control characters
    "\u061c", "\u200e", "\u200f", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e",  # directions
    "\u2066", "\u2067", "\u2068", "\u2069",  # isolates
    "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u180e",  # not to be seen
    "\u115f", "\u1160", "\u3164", "\uffa0",  # letters that are not to be seen, so that names may hold them
    "\u2028", "\u2029",  # line ends for others
    "\U000e0041", "\ufff9",  # tags, annotations
)  # fmt: skip
