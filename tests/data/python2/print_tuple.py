print "start"
print ("a", 1)
print ("b")
print ("c %s" % 2)
print ()
