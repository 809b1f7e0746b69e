try:
    int("x")
except ValueError, e:
    pass
print "invalid" in str(e)
