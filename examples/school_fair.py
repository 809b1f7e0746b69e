"""What the stalls of a school fair sold, hour by hour."""

stalls = ["cakes", "drinks", "books"]
sold = [[3, 4], [10, 6, 2], [5]]

list = []
for i in range(len(sold)):
    list.append(sum(sold[i]))
print("In all:", sum(list))

for i in range(len(stalls)):
    print(str(i + 1) + ". " + stalls[i])

letters = ""
for name in stalls:
    letters += name[0].upper()
print("On the sign: " + letters + "!")

for day in xrange(1, 4):
    print("day", day)
