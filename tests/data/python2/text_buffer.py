from StringIO import StringIO
import cStringIO
out = StringIO()
out.write("abc")
print out.getvalue()
print cStringIO.StringIO("x").read()
