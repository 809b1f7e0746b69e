try:
    number = int("three")
except ValueError, error:
    print "No number:", error
