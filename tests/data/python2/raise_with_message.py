def check(age):
    if age < 0:
        raise ValueError, "age must not be negative"
    return age

try:
    check(-1)
except ValueError, e:
    print e
