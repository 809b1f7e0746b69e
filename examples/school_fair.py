"""What the stalls of a school fair sold."""

stalls = ["cakes", "drinks", "books"]
sold = [[3, 4], [10, 6, 2], [5]]


def describe(stall, number):
    return stall + ": " + str(number) + " sold"


list = []
for i in range(len(sold)):
    list.append(sum(sold[i]))

for i in range(len(stalls)):
    print(i + 1, describe(stalls[i], list[i]))

line = "Stalls:"
for stall in stalls:
    line += " " + stall
print(line)

for day in xrange(1, 4):
    print("day", day)
