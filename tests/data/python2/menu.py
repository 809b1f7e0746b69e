while 1:
    print "1) add 2) show 3) quit"
    choice = raw_input("> ")
    if choice == "1": print "added"
    elif choice == "2": print "shown"
    else: break
print "bye"
