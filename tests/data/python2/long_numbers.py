big = 2L ** 40
print big
print 0xFFL + 1
