marks = [3, 4, 6]
total = 0
for mark in marks:
    total += mark
print "Average:", total / len(marks)
