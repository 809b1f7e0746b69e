numbers = [5, 3, 9]
numbers.sort()
print "median:", numbers[len(numbers) / 2]
