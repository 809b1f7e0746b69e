for i in range(1, 4):
    for j in range(1, 4):
        print "%d x %d = %d" % (i, j, i * j)
    print
