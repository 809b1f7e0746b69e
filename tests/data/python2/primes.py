primes = []
n = 2
while len(primes) < 8:
    for p in primes:
        if n % p == 0:
            break
    else:
        primes.append(n)
    n += 1
print primes
