def by_length(a, b):
    return len(a) - len(b)

words = ["ccc", "a", "bb"]
words.sort(by_length)
print words
print sorted(words, cmp=lambda a, b: cmp(b, a))
