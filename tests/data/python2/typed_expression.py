n = int(input("Number: "))
print n * 2
