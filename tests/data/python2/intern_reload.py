import sys
name = intern("abc")
print name
