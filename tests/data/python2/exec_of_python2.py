exec "print 'inside'"
