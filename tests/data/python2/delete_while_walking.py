stock = {"apple": 0, "pear": 3, "plum": 0}
for name in stock.keys():
    if stock[name] == 0:
        del stock[name]
print stock
