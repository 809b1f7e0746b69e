ages = {"Ada": 36, "Bob": 20, "Cleo": 28}
items = ages.items()
items.sort()
print items
for name, age in sorted(ages.iteritems()):
    print name, age
