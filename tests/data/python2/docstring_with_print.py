"""Shows how
print "x" looks.
"""
# print "no"
text = 'print "y"'
print text
