exec "x = 3 * 4"
print x
space = {}
exec "y = 5" in space
print space["y"]
