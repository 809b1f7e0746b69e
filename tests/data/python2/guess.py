secret = 7
while True:
    guess = int(raw_input("Guess: "))
    if guess == secret:
        print "Right!"
        break
    elif guess < secret:
        print "Too low"
    else:
        print "Too high"
