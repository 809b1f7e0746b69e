marks = [3, 4, 6.5]
print "Average:", sum(marks) / len(marks)
