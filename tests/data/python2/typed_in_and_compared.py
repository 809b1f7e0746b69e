age = raw_input("Age: ")
if age > 18:
    print "You may vote"
