class Account(object):
    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance

    def deposit(self, amount):
        self.balance += amount
        print "%s now has %d" % (self.owner, self.balance)

class Savings(Account):
    def deposit(self, amount):
        super(Savings, self).deposit(amount)
        print "saved"

Savings("Ada", 10).deposit(5)
