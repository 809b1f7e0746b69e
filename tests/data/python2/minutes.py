seconds = 3725
hours = seconds / 3600
minutes = (seconds - hours * 3600) / 60
print "%d:%02d:%02d" % (hours, minutes, seconds % 60)
