class Meta(type):
    pass

class Thing(object):
    __metaclass__ = Meta

print Thing.__name__
