"""Names of pandas: what its functions and methods return, and which attributes every Series has.

Read off pandas 1.5, 2.3 and 3.1; a test compares the tables with the pandas that is installed.
"""

from __future__ import annotations


def _rows(text: str) -> dict[str, str]:
    """Read lines of `type: names` into a table from name to type."""
    pairs = [line.split(": ") for line in text.strip().splitlines()]
    return {name: kind.strip() for kind, names in pairs for name in names.split()}


FUNCTIONS = _rows("""
    DataFrame: DataFrame DataFrame.from_dict DataFrame.from_records
    DataFrame: crosstab get_dummies json_normalize lreshape melt merge merge_asof merge_ordered pivot
    DataFrame: pivot_table wide_to_long
    DataFrame: read_clipboard read_csv read_excel read_feather read_fwf read_gbq read_json read_orc
    DataFrame: read_parquet read_sas read_spss read_sql read_sql_query read_sql_table read_stata read_table
    DataFrame: read_xml
    Series: Series
""")
"""Functions and classes of the module by their name in it."""

OTHER_RESULT = frozenset({"chunksize", "iterator", "sheet_name", "squeeze", "typ"})
"""Arguments with which a reader may return something else: chunks, a dict of frames, a Series."""

METHODS: dict[str, dict[str, str]] = {
    "DataFrame": _rows("""
        DataFrame: abs add add_prefix add_suffix assign astype bfill clip combine_first convert_dtypes copy
        DataFrame: corr cov cummax cummin cumprod cumsum describe diff div drop drop_duplicates dropna eq
        DataFrame: explode ffill fillna filter floordiv ge gt head infer_objects interpolate isin isna isnull
        DataFrame: join le lt mask melt merge mod mul ne nlargest notna notnull nsmallest pct_change pivot
        DataFrame: pivot_table query rank reindex rename replace reset_index round sample select_dtypes
        DataFrame: set_axis set_index shift sort_index sort_values sub tail to_period to_timestamp
        DataFrame: transpose truncate tz_convert tz_localize where
        DataFrameGroupBy: groupby
        Series: count duplicated idxmax idxmin nunique pop
        ndarray: to_numpy
    """),
    "Series": _rows("""
        Series: abs add add_prefix add_suffix astype between bfill clip copy cummax cummin cumprod cumsum
        Series: combine_first describe diff div drop drop_duplicates dropna duplicated eq explode ffill
        Series: fillna floordiv ge gt head interpolate isin isna isnull le lt map mask mod mul ne nlargest
        Series: notna notnull nsmallest pct_change rank reindex replace round sample shift sort_index
        Series: sort_values sub tail truncate value_counts where
        DataFrame: to_frame reset_index
        SeriesGroupBy: groupby
        list: to_list tolist
        ndarray: to_numpy
    """),
    "DataFrameGroupBy": _rows("""
        DataFrame: bfill count cummax cummin cumprod cumsum diff ffill first head last max mean median min
        DataFrame: nth nunique pct_change prod quantile rank sem shift std sum tail var
        Series: ngroup size
    """),
    "SeriesGroupBy": _rows("""
        Series: bfill count cummax cummin cumprod cumsum diff ffill first head last max mean median min
        Series: ngroup nth nunique pct_change prod quantile rank sem shift size std sum tail value_counts var
    """),
    "StringMethods": _rows("""
        Series: capitalize casefold center contains count endswith find fullmatch index isalnum isalpha
        Series: isdecimal isdigit islower isnumeric isspace istitle isupper len ljust lower lstrip match pad
        Series: removeprefix removesuffix repeat replace rfind rjust rstrip slice startswith strip swapcase
        Series: title upper wrap zfill
    """),
}
"""Methods by the type of their object."""

OTHER_METHOD_RESULT = frozenset({None, "as_index", "drop", "inplace"})
"""Arguments with which a method may return something else; None stands for `**`."""

ATTRIBUTES: dict[str, dict[str, str]] = {
    "DataFrame": {
        "T": "DataFrame",
        "values": "ndarray",
        "columns": "Index",
        "index": "Index",
        "dtypes": "Series",
    },
    "Series": {"T": "Series", "index": "Index", "str": "StringMethods"},
}

FRAME_ATTRIBUTES = frozenset(
    """
    applymap assign boxplot columns corrwith eval from_dict from_records info insert isetitem iterrows
    itertuples join lookup melt merge pivot pivot_table query select select_dtypes set_index slice_shift
    sparse stack style to_feather to_gbq to_html to_iceberg to_orc to_parquet to_records to_stata to_xml
    """.split()  # noqa: SIM905
)
"""What `df.name` means before it can mean a column, besides what it means for a Series."""

SERIES_ATTRIBUTES = frozenset(
    """
    T abs add add_prefix add_suffix agg aggregate align all any append apply argmax argmin argsort
    array as_matrix asfreq asof astype at at_time attrs autocorr axes backfill between between_time
    bfill bool case_when cat clip combine combine_first compare convert_dtypes copy corr count cov
    cummax cummin cumprod cumsum describe diff div divide divmod dot drop drop_duplicates droplevel
    dropna dt dtype dtypes duplicated empty eq equals ewm expanding explode factorize ffill fillna
    filter first first_valid_index flags floordiv from_arrow ge get get_value groupby gt hasnans
    head hist iat idxmax idxmin iloc index infer_objects info interpolate is_monotonic_decreasing
    is_monotonic_increasing is_unique isin isna isnull item items iteritems ix keys kurt kurtosis
    last last_valid_index le list loc lt mad map mask max mean median memory_usage min mod mode mul
    multiply name nbytes ndim ne nlargest notna notnull nsmallest nunique pad pct_change pipe plot
    pop pow prod product quantile radd rank ravel rdiv rdivmod reindex reindex_like rename
    rename_axis reorder_levels repeat replace resample reset_index rfloordiv rmod rmul rolling round
    rpow rsub rtruediv sample searchsorted sem set_axis set_flags set_value shape shift size skew
    sort_index sort_values sparse squeeze std str struct sub subtract sum swapaxes swaplevel tail
    take to_clipboard to_csv to_dict to_excel to_frame to_hdf to_json to_latex to_list to_markdown
    to_numpy to_period to_pickle to_sql to_string to_timestamp to_xarray tolist transform transpose truediv
    truncate tshift tz_convert tz_localize unique unstack update value_counts values var view where
    xs
    """.split()  # noqa: SIM905
)
"""What `row.name` means before it can mean a column."""
