import sys
print >>sys.stdout, "to the screen", 1
print >>sys.stdout
print >>sys.stderr, "an error"
