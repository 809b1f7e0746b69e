def outer():
    def inner(n):
        print "inner", n
    for i in range(2): inner(i)
outer()
