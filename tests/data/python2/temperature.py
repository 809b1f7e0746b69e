def to_celsius(f):
    return (f - 32) * 5 / 9

for f in (32, 50, 212):
    print f, "F =", to_celsius(f), "C"
