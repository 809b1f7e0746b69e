def twice(x):
    print "computing", x
    return 2 * x

for value in map(twice, [1, 2]):
    print "got", value
