def add(a, b):
    return a + b
print apply(add, (1, 2))
a, b = 3, 5
print cmp(a, b)
