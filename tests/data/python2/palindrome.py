text = ""
word = "level"
for letter in word:
    text = letter + text
if text == word:
    print word, "is a palindrome"
