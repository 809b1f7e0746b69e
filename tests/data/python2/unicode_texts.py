name = u"Ada"
print name.upper()
print isinstance(name, basestring)
print isinstance(3, (int, long))
print unicode(12) + u"!"
print unichr(97)
