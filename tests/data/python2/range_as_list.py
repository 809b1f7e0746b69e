numbers = range(5)
numbers.append(10)
print numbers
print range(3) + [7]
print range(2)
