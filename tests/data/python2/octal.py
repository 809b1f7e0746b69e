mode = 0644
print mode
print 010 + 1
