def letters():
    yield "a"
    yield "b"

source = letters()
print source.next()
print source.next()
