from urlparse import urlparse
print urlparse("http://a.org/b?c=d").path
