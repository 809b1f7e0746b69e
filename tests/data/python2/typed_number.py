n = input("Number: ")
print n * 2
print n / 5
