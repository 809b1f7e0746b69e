pairs = [("a", 3), ("b", 1)]
print sorted(pairs, key=lambda (name, count): count)
