class Basket(object):
    def __init__(self, n):
        self.n = n
    def __nonzero__(self):
        return self.n > 0

print bool(Basket(0)), bool(Basket(2))
if not Basket(0):
    print "empty"
