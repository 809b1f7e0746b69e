numbers = [1, 2, 3, 4]
print map(lambda x: x * x, numbers)
print filter(lambda x: x % 2 == 0, numbers)
print zip(numbers, "abcd")
squares = map(lambda x: x * x, numbers)
print len(squares), squares[0], squares[-1]
print squares
