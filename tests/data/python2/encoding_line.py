# -*- coding: utf-8 -*-
name = "abc"
print name
