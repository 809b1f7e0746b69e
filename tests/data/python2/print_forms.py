print "a" "b"
print ("one"), ("two")
print "x" if 1 else "y"
print not True, -1, [1, 2][0]
print; print "after a blank line"
if 1: print "one line"
print "tab\there", 'quote "q"'
