things = [3, 1, 2]
things.sort()
print things
print sorted(["b", "a"], reverse=True)
