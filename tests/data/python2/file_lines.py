import os
handle = open("numbers.txt", "w")
for i in range(3):
    print >>handle, i
handle.close()
total = 0
handle = open("numbers.txt")
for line in handle:
    total += int(line)
handle.close()
print total
os.remove("numbers.txt")
