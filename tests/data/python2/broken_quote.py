print "hi
