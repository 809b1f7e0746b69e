import Queue
waiting = Queue.Queue()
for i in range(3):
    waiting.put(i)
while not waiting.empty():
    print waiting.get()
