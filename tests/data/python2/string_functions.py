import string
print string.upper("abc")
print string.join(["a", "b"], "-")
print string.split("a b c")
print string.letters[:3] in "abcABC"
print string.lowercase
