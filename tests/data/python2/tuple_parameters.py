def distance((x1, y1), (x2, y2)):
    "How far, in steps."
    return abs(x1 - x2) + abs(y1 - y2)

print distance((1, 2), (4, 6))
