school = {"1a": ["Ada"], "1b": []}
for name, pupils in school.iteritems():
    if not school.has_key("1c") and len(pupils) <> 0:
        print name, pupils
