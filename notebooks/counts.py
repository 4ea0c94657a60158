"""Counts over rows of the lake: data frames in, data frames out; no reading, no drawing."""

import pandas as pd
import pyarrow as pa

FIRST_YEAR = 1990


def cross(rows: pd.DataFrame, index: str, columns: str) -> pd.DataFrame:
    """Rows counted by two columns, the largest total first."""
    counts = pd.crosstab(rows[index].fillna("unknown"), rows[columns].fillna("unknown"))
    return by_total(counts)


def by_total(counts: pd.DataFrame) -> pd.DataFrame:
    """The rows by falling total, then by name, so that the order never depends on chance."""
    order = sorted(counts.index, key=lambda name: (-counts.loc[name].sum(), str(name)))
    return counts.loc[order]


def top(counts: pd.DataFrame, most: int) -> pd.DataFrame:
    """The first `most` rows; the others, if any, are added up in a last one."""
    if len(counts) <= most:
        return counts
    rest = counts.iloc[most:]
    summed = pd.DataFrame([rest.sum()], index=[f"{len(rest)} others"])
    return pd.concat([counts.iloc[:most], summed])


def lengths(documents: pd.DataFrame) -> pd.DataFrame:
    """Documents and words by kind: the total and the 10th, 50th and 90th percentile."""
    words = documents.groupby("kind")["words"]
    table = words.agg(documents="size", words="sum")
    for name, share in [("p10", 0.1), ("median", 0.5), ("p90", 0.9), ("longest", 1)]:
        table[name] = words.quantile(share).round().astype(int)
    return table.reset_index()


def timeline(documents: pd.DataFrame, today: pd.Timestamp) -> tuple[pd.DataFrame, str, int, int]:
    """Documents by kind and month, quarter or year, whichever gives a readable number of bars.

    Returns the counts with every period between the first and the last, the period's name, how
    many documents have no date, and how many an impossible one (before the web, after `today`).
    """
    dates = documents["published_at"].dt.tz_localize(None)
    # Sites in the far east are a day ahead.
    possible = (dates.dt.year >= FIRST_YEAR) & (dates < today + pd.Timedelta(days=2))
    undated = int(dates.isna().sum())
    impossible = len(documents) - undated - int(possible.sum())
    dates = dates[possible]
    if dates.empty:
        return pd.DataFrame(), "month", undated, impossible
    years = dates.max().year - dates.min().year + 1
    code, name = ("M", "month") if years <= 3 else ("Q", "quarter") if years <= 9 else ("Y", "year")
    periods = dates.dt.to_period(code)
    counts = pd.crosstab(periods, documents.loc[possible, "kind"])
    every = pd.period_range(periods.min(), periods.max(), freq=code)
    return counts.reindex(every, fill_value=0), name, undated, impossible


def reasons(documents: pd.DataFrame) -> pd.DataFrame:
    """Documents by reason code and kind; a document counts once for each of its reasons."""
    failed = documents[["kind", "reasons"]].explode("reasons").dropna(subset="reasons")
    return cross(failed, "reasons", "kind") if len(failed) else pd.DataFrame()


def signals(keep: pa.ChunkedArray, signals: pa.ChunkedArray) -> pd.DataFrame:
    """One row per document and signal: signal, value, keep."""
    pairs = [
        (name, value, kept)
        for kept, measured in zip(keep.to_pylist(), signals.to_pylist())
        for name, value in measured or []
    ]
    return pd.DataFrame(pairs, columns=["signal", "value", "keep"])


def spread(measured: pd.DataFrame) -> pd.DataFrame:
    """The 5th, 50th and 95th percentile of each signal, over kept and over dropped documents."""
    shares = {"p5": 0.05, "median": 0.5, "p95": 0.95}
    columns = {}
    for verdict, keep in [("kept", True), ("dropped", False)]:
        values = measured[measured["keep"] == keep].groupby("signal")["value"]
        columns |= {f"{verdict} {name}": values.quantile(share) for name, share in shares.items()}
    return pd.DataFrame(columns).rename_axis("signal")


def cluster_sizes(duplicates: pd.DataFrame) -> pd.Series:
    """How many clusters there are of each size, by rising size."""
    return duplicates.groupby("cluster_id").size().value_counts().sort_index()


def stand_ins(duplicates: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """The documents another one stands for, with both titles (or URLs, or ids)."""
    names = documents.set_index("document_id")
    names = names["title"].fillna(names["url"])
    members = duplicates[duplicates["document_id"] != duplicates["representative_id"]]
    table = pd.DataFrame({
        "document": members["document_id"].map(names).fillna(members["document_id"]),
        "is stood for by": members["representative_id"].map(names).fillna(members["representative_id"]),
        "method": members["method"],
        "similarity": members["similarity"].round(3),
        "documents in cluster": members["cluster_size"],
        "split": members["split"],
    })
    return table.sort_values(["documents in cluster", "is stood for by", "document"], ascending=[False, True, True])


def datasets(named: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Rows of each dataset by generator, and by split in columns train and test."""
    rows = pd.concat([frame.assign(dataset=name) for name, frame in named.items()])
    counts = pd.crosstab([rows["dataset"], rows["generator"]], rows["split"])
    return counts.reindex(columns=["train", "test"], fill_value=0)


def newest_runs(runs: pd.DataFrame) -> pd.DataFrame:
    """The last run of each job, the newest first, with how often the job has run."""
    newest = runs.sort_values("started_at", ascending=False)
    newest = newest.assign(runs=newest.groupby("job")["job"].transform("size"))
    return newest.drop_duplicates("job")
