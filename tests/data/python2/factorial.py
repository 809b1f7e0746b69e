def factorial(n):
    if n == 0:
        return 1L
    return n * factorial(n - 1)

print factorial(20)
print factorial(25) > 10L
