things = [3, "a", None]
things.sort()
print things
