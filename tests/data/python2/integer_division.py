a = 7
b = 2
print a / b
print -a / b
print a / float(b)
a /= 2
print a
