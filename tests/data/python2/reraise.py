import sys
try:
    try:
        raise KeyError, "lost"
    except KeyError:
        kind, value, trace = sys.exc_info()
        raise kind, value, trace
except KeyError, e:
    print "again", e
