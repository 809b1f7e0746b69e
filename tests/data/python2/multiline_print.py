print """first
second"""
print "joined " + \
    "line"
print "%s and %s" % ("a",
                     "b")
