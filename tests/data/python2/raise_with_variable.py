message = "too small"
try:
    raise ValueError, message
except ValueError, e:
    print e
