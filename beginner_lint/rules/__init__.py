"""The rules: one per file, in one folder per family. `load_rules` and the index load them.

Written by `python docs/generate.py`.
"""

# fmt: off
# ruff: noqa: E501
INDEX = (
    ('ZEN101', 'beginner_lint.rules.concatenation.concatenation_in_loop', 'ConcatenationInLoop', 1, ('+',), (), ('Assign', 'AugAssign'), False, False),
    ('ZEN102', 'beginner_lint.rules.concatenation.string_concatenation', 'StringConcatenation', 1, ('+',), (), ('BinOp',), False, False),
    ('ZEN103', 'beginner_lint.rules.concatenation.two_part_concatenation', 'TwoPartConcatenation', 2, ('+',), (), ('BinOp',), False, False),
    ('ZEN104', 'beginner_lint.rules.concatenation.list_concatenation_in_loop', 'ListConcatenationInLoop', 1, ('+',), (), ('Assign', 'AugAssign'), False, False),
    ('ZEN105', 'beginner_lint.rules.concatenation.str_in_print', 'StrInPrint', 1, ('print', 'str'), ('print',), ('Call',), False, False),
    ('ZEN106', 'beginner_lint.rules.concatenation.growing_message', 'GrowingMessage', 2, ('+',), (), ('AnnAssign', 'Assign'), False, False),
    ('ZEN107', 'beginner_lint.rules.concatenation.percent_format', 'PercentFormat', 2, ('%',), (), ('BinOp',), False, False),
    ('ZEN108', 'beginner_lint.rules.concatenation.str_format', 'StrFormat', 2, ('format', '{'), ('format',), ('Call',), False, False),
    ('ZEN109', 'beginner_lint.rules.concatenation.missing_f_prefix', 'MissingFPrefix', 1, ('{',), (), ('Constant',), False, False),
    ('ZEN201', 'beginner_lint.rules.python2.xrange', 'XRange', 1, ('xrange',), ('xrange',), ('Name',), False, False),
    ('ZEN202', 'beginner_lint.rules.python2.raw_input', 'RawInput', 1, ('raw_input',), ('raw_input',), ('Name',), True, False),
    ('ZEN203', 'beginner_lint.rules.python2.print_statement', 'PrintStatement', 1, (), (), ('Expr',), True, False),
    ('ZEN204', 'beginner_lint.rules.python2.python2_syntax', 'Python2Syntax', 1, (), (), (), True, False),
    ('ZEN205', 'beginner_lint.rules.python2.removed_builtin', 'RemovedBuiltin', 1, (), ('apply', 'basestring', 'buffer', 'cmp', 'coerce', 'execfile', 'file', 'intern', 'long', 'reduce', 'reload', 'unichr', 'unicode'), ('Name',), False, False),
    ('ZEN206', 'beginner_lint.rules.python2.removed_dict_method', 'RemovedDictMethod', 1, (), ('has_key', 'iteritems', 'iterkeys', 'itervalues', 'viewitems', 'viewkeys', 'viewvalues'), ('Call',), False, False),
    ('ZEN207', 'beginner_lint.rules.python2.renamed_module', 'RenamedModule', 1, (), (), ('Import', 'ImportFrom'), False, False),
    ('ZEN208', 'beginner_lint.rules.python2.removed_attribute', 'RemovedAttribute', 1, (), ('BooleanType', 'DictType', 'FloatType', 'IntType', 'ListType', 'LongType', 'StringType', 'TupleType', 'UnicodeType', 'atof', 'atoi', 'capitalize', 'count', 'expandtabs', 'find', 'getcwdu', 'ifilter', 'ifilterfalse', 'imap', 'index', 'izip', 'izip_longest', 'join', 'letters', 'ljust', 'lower', 'lowercase', 'lstrip', 'maketrans', 'maxint', 'replace', 'rfind', 'rindex', 'rjust', 'rstrip', 'split', 'strip', 'swapcase', 'upper', 'uppercase', 'zfill'), ('Attribute',), False, False),
    ('ZEN209', 'beginner_lint.rules.python2.next_method', 'NextMethod', 1, ('next',), ('next',), ('Call', 'FunctionDef'), False, False),
    ('ZEN210', 'beginner_lint.rules.python2.view_as_list', 'ViewAsList', 1, (), ('filter', 'items', 'keys', 'map', 'range', 'values', 'zip'), ('Call',), False, True),
    ('ZEN211', 'beginner_lint.rules.python2.except_comma', 'ExceptComma', 1, (), (), ('ExceptHandler',), True, False),
    ('ZEN212', 'beginner_lint.rules.python2.cmp_argument', 'CmpArgument', 1, ('sort',), ('sort', 'sorted'), ('Call',), False, False),
    ('ZEN213', 'beginner_lint.rules.python2.dead_special_method', 'DeadSpecialMethod', 1, ('__',), (), ('Assign', 'FunctionDef'), False, True),
    ('ZEN214', 'beginner_lint.rules.python2.int_of_division', 'IntOfDivision', 2, ('int', '/'), ('int',), ('Call',), False, False),
    ('ZEN215', 'beginner_lint.rules.python2.object_base_class', 'ObjectBaseClass', 2, ('object',), ('object',), ('Name',), False, False),
    ('ZEN216', 'beginner_lint.rules.python2.super_arguments', 'SuperArguments', 2, ('super',), ('super',), ('Call',), False, False),
    ('ZEN217', 'beginner_lint.rules.python2.unicode_prefix', 'UnicodePrefix', 3, (), (), ('Constant',), False, False),
    ('ZEN218', 'beginner_lint.rules.python2.python2_division', 'Python2Division', 1, ('/',), (), ('AugAssign', 'BinOp'), False, True),
    ('ZEN219', 'beginner_lint.rules.python2.coding_cookie', 'CodingCookie', 3, ('coding',), (), (), False, False),
    ('ZEN220', 'beginner_lint.rules.python2.python2_future_import', 'Python2FutureImport', 3, ('__future__',), (), ('ImportFrom',), False, False),
    ('ZEN221', 'beginner_lint.rules.python2.mixed_comparison', 'MixedComparison', 1, (), (), ('Call', 'Compare'), False, False),
    ('ZEN301', 'beginner_lint.rules.loops.index_loop', 'IndexLoop', 1, ('range', 'len'), (), ('For',), False, False),
    ('ZEN302', 'beginner_lint.rules.loops.index_and_element_loop', 'IndexAndElementLoop', 1, ('range', 'len'), (), ('For',), False, False),
    ('ZEN306', 'beginner_lint.rules.loops.append_loop', 'AppendLoop', 1, ('append',), (), ('AsyncFor', 'For'), False, False),
    ('ZEN319', 'beginner_lint.rules.loops.readlines_loop', 'ReadlinesLoop', 1, ('readlines',), ('readlines',), ('Call',), False, False),
    ('ZEN320', 'beginner_lint.rules.loops.needless_list', 'NeedlessList', 1, (), ('all', 'any', 'list'), ('Call',), False, False),
    ('ZEN323', 'beginner_lint.rules.loops.mutation_while_iterating', 'MutationWhileIterating', 1, (), (), ('For',), False, False),
    ('ZEN324', 'beginner_lint.rules.loops.temporary_swap', 'TemporarySwap', 1, (), (), ('Assign',), False, False),
    ('ZEN401', 'beginner_lint.rules.pandas.row_loop_column', 'RowLoopColumn', 1, ('iterrows',), (), ('For',), False, False),
    ('ZEN402', 'beginner_lint.rules.pandas.row_loop_reduction', 'RowLoopReduction', 1, ('iterrows',), (), ('For',), False, False),
    ('ZEN501', 'beginner_lint.rules.names.builtin_variable', 'BuiltinVariable', 1, (), (), ('ExceptHandler', 'MatchAs', 'MatchMapping', 'MatchStar', 'Name'), False, False),
)
