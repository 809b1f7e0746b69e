number = 42
print "The answer is " + `number`
print `1 + 1` + `"a"`
