print "a"
  print "b"
