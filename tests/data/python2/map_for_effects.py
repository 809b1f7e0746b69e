def shout(word):
    print word.upper()

map(shout, ["a", "b"])
print "end"
