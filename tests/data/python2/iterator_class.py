class Countdown(object):
    def __init__(self, start):
        self.now = start
    def __iter__(self):
        return self
    def next(self):
        if self.now == 0:
            raise StopIteration
        self.now -= 1
        return self.now + 1

for number in Countdown(3):
    print number
