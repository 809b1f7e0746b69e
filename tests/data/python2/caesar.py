def encode(text, shift):
    result = ""
    for letter in text:
        result += chr((ord(letter) - 97 + shift) % 26 + 97)
    return result

print encode("python", 3)
