for year in xrange(1996, 2005):
    if year % 4 == 0 and year % 100 <> 0 or year % 400 == 0:
        print year, "is a leap year"
