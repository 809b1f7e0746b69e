"""What the examples of the rules printed under Python 2.7, which they are written for."""

from __future__ import annotations

PRINTED = {
    "except-comma": "invalid literal for int() with base 10: 'three'\n",
    "print-statement": "Hello Ada\n\nBye\n",
    "python2-division": "3\n",
    "raw-input": "Who are you? Hello\n",
    "python2-syntax": "mode 420\n",
}
