print("works in both")
print "only in Python 2"
print("%d items" % 3)
