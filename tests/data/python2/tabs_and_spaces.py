def show(n):
	if n > 1:
	    print "big"
        else:
	    print "small"
	print "shown"

show(1)
show(2)
