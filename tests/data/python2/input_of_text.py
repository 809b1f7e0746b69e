name = input("Name, in quotes: ")
print "Hello", name
