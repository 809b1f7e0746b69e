stock = {"apple": 3}
names = stock.keys()
names.sort()
print names
print stock.values()
print stock.items()
print stock.keys()[0]
