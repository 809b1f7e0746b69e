def convert(text):
    try:
        return int(text) / 0
    except (ValueError, TypeError), problem:
        print "Problem:", problem
    except ZeroDivisionError, problem:
        print "Zero:", "division" in str(problem)

convert("x")
convert("1")
