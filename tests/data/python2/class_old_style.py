class Dog:
    def __init__(self, name):
        self.name = name
    def bark(self):
        print self.name, "says woof"

Dog("Rex").bark()
