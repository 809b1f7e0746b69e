name = raw_input("Name: ")
age = input("Age: ")
print name, "will be", age + 1
