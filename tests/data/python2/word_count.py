text = "the cat and the dog and the bird"
counts = {}
for word in text.split():
    if counts.has_key(word):
        counts[word] += 1
    else:
        counts[word] = 1
for word in sorted(counts):
    print word, counts[word]
