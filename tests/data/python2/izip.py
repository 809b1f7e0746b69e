import itertools
for a, b in itertools.izip([1, 2], "xy"):
    print a, b
print list(itertools.imap(abs, [-1, 2]))
