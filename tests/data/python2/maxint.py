import sys
print sys.maxint > 1000000
smallest = sys.maxint
for n in [4, 2, 9]:
    if n < smallest:
        smallest = n
print smallest
