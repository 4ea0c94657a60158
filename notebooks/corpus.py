"""The sections of the corpus overview; corpus.ipynb calls one a cell.

Each reads its tables, draws its plot and returns a small table. Where a table is missing or has
no rows, the section says so and returns nothing.
"""

import numpy as np
import pandas as pd

import counts
import plots
from lake import TABLES, Lake

ROWS = 20  # of a small table or plot; what is left out is said or summed
MESSAGE = 120  # characters of a failure shown


def open_lake() -> Lake:
    """The lake of GEMEL_LAKE; sets the look of plots and tables."""
    plots.style()
    pd.set_option("display.max_rows", 200, "display.max_colwidth", 60, "display.precision", 3)
    lake = Lake.of_environment()
    print(f"Lake: {lake.root}")
    if not any(lake.exists(table) for table in TABLES):
        print("There are no tables; set GEMEL_LAKE to the folder that `gemel status` names, or run `./gemel demo`.")
    return lake


def tables(lake: Lake) -> pd.DataFrame:
    """Every table with its rows and Delta version; a missing one without."""
    rows = []
    for table, job in TABLES.items():
        size, version = lake.size(table) if lake.exists(table) else ("not written yet", "")
        rows.append((table, size, version, job))
    return pd.DataFrame(rows, columns=["table", "rows", "Delta version", "written by"])


def authors(lake: Lake) -> pd.DataFrame | None:
    """Documents by author and by language, coloured by kind."""
    documents = _read(lake, "silver.documents", ["author", "kind", "language"])
    if documents is None:
        return None
    parts = [("author", "Documents by author and kind"), ("language", "Documents by language and kind")]
    counted = [counts.top(counts.cross(documents, column, "kind"), ROWS) for column, _ in parts]
    figure, axes = plots.panels([len(c) for c in counted])
    for ax, part, (_, title) in zip(axes.flat, counted, parts):
        plots.bars(ax, part, title, "documents")
    plots.show(figure, "1-authors")
    table = documents.groupby(["author", "kind", "language"]).size().rename("documents")
    return _first(table.reset_index().sort_values(["documents", "author"], ascending=[False, True]))


def lengths(lake: Lake) -> pd.DataFrame | None:
    """Words of a document: a histogram per kind over the same logarithmic axis."""
    documents = _read(lake, "silver.documents", ["kind", "words"])
    if documents is None:
        return None
    edges = np.geomspace(1, max(documents["words"].max(), 10) * 1.01, 41)
    kinds = documents["kind"].value_counts().index
    figure, axes = plots.panels([4] * len(kinds), sharex=True)
    for ax, kind in zip(axes.flat, kinds):
        plots.histogram(ax, documents.loc[documents["kind"] == kind, "words"], edges, kind)
    axes.flat[-1].set_xlabel("words of a document (logarithmic; none counts as 1); dashed: median")
    plots.show(figure, "2-lengths")
    return _first(counts.lengths(documents))


def timeline(lake: Lake) -> None:
    """Documents by time of publication."""
    documents = _read(lake, "silver.documents", ["kind", "published_at"])
    if documents is None:
        return
    today = pd.Timestamp.now(tz="UTC").tz_localize(None)
    counted, period, undated, impossible = counts.timeline(documents, today)
    print(f"{undated:,} of {len(documents):,} documents have no date, {impossible:,} one before "
          f"{counts.FIRST_YEAR} or after today; the plot leaves them out.")
    if len(counted):
        figure, axes = plots.panels([8])
        plots.columns(axes.flat[0], counted, f"Documents by {period} of publication",
                      f"{period} of publication (UTC)", "documents")
        plots.show(figure, "3-timeline")


def quality(lake: Lake) -> pd.DataFrame | None:
    """Kept and dropped documents by kind, and the reasons of the dropped."""
    documents = _read(lake, "silver.documents", ["kind", "keep", "reasons"])
    if documents is None:
        return None
    verdicts = documents.assign(verdict=np.where(documents["keep"], "kept", "dropped"))
    verdicts = counts.cross(verdicts, "kind", "verdict").reindex(columns=["kept", "dropped"], fill_value=0)
    failed = counts.reasons(documents)
    figure, axes = plots.panels([len(verdicts)] + [min(len(failed), ROWS + 1)] * (len(failed) > 0))
    plots.bars(axes.flat[0], verdicts, "Verdict by kind", "documents")
    if len(failed):
        plots.bars(axes.flat[1], counts.top(failed, ROWS), "Rules that failed, by kind",
                   "documents (one counts for each of its reasons)")
    plots.show(figure, "4-quality")
    verdicts["kept share"] = verdicts["kept"] / verdicts[["kept", "dropped"]].sum(axis=1)
    return _first(verdicts.rename_axis(columns=None).reset_index())


def signals(lake: Lake) -> pd.DataFrame | None:
    """The measured signals of kept and dropped documents: shares as a plot, all as a table."""
    documents = lake.read("silver.documents", ["keep", "signals"])
    measured = counts.signals(documents["keep"], documents["signals"])
    if measured.empty:
        print(lake.absence("silver.documents") if not len(documents) else "No signals were measured.")
        return None
    spread = counts.spread(measured)
    shares = spread[[name.endswith("_ratio") for name in spread.index]]
    if len(shares):
        figure, axes = plots.panels([len(shares)])
        plots.ranges(axes.flat[0], shares, "Quality signals that are shares: median (mark), 5th to 95th percentile (line)")
        axes.flat[0].set_xlabel("share, from 0 to 1")
        axes.flat[0].legend(loc="upper left", bbox_to_anchor=(1, 1))
        plots.show(figure, "5-signals")
    return spread.reset_index()


def duplicates(lake: Lake) -> pd.DataFrame | None:
    """Clusters by size, documents by method, and who stands for whom."""
    columns = ["document_id", "cluster_id", "representative_id", "method", "similarity", "cluster_size", "split"]
    found = _read(lake, "silver.duplicates", columns)
    if found is None:
        return None
    sizes = counts.top(counts.cluster_sizes(found).to_frame("clusters"), ROWS)
    methods = counts.cross(found, "method", "split").reindex(columns=["train", "test"], fill_value=0)
    figure, axes = plots.panels([len(sizes), len(methods)])
    plots.bars(axes.flat[0], sizes, "Clusters by size", "clusters", legend=False)
    axes.flat[0].set_ylabel("documents in cluster")
    plots.bars(axes.flat[1], methods, "Documents by how they joined their cluster, and split", "documents")
    plots.show(figure, "6-duplicates")
    named = lake.read("silver.documents", ["document_id", "title", "url"]).to_pandas()
    table = counts.stand_ins(found, named)
    print(f"{found['cluster_id'].nunique():,} clusters of {len(found):,} documents; "
          f"another document stands for {len(table):,}.")
    return _first(table)


def datasets(lake: Lake) -> pd.DataFrame | None:
    """Rows of the datasets by split and generator."""
    named = {}
    for table in ["gold.instructions", "gold.preferences"]:
        rows = _read(lake, table, ["split", "generator"])
        if rows is not None:
            named[table.partition(".")[2]] = rows
    if not named:
        return None
    counted = counts.datasets(named)
    plotted = counted.set_axis([f"{dataset}: {generator}" for dataset, generator in counted.index])
    figure, axes = plots.panels([min(len(plotted), ROWS + 1)])
    plots.bars(axes.flat[0], counts.top(plotted, ROWS), "Dataset rows by generator and split", "rows")
    plots.show(figure, "7-datasets")
    counted["test share"] = counted["test"] / counted.sum(axis=1)
    return _first(counted.rename_axis(columns=None).reset_index())


def rejects(lake: Lake) -> pd.DataFrame | None:
    """What the jobs stand rejected now, by reason code."""
    rows = _read(lake, "ops.rejects", ["job", "reason"])
    if rows is None:
        return None
    counted = rows.groupby(["job", "reason"]).size().rename("records").reset_index()
    counted = counted.sort_values(["records", "job", "reason"], ascending=[False, True, True])
    plotted = counted.set_index(counted["job"] + ": " + counted["reason"])[["records"]]
    figure, axes = plots.panels([min(len(plotted), ROWS + 1)])
    plots.bars(axes.flat[0], counts.top(plotted, ROWS), "Rejected records by job and reason", "records", legend=False)
    plots.show(figure, "8-rejects")
    return _first(counted)


def runs(lake: Lake) -> pd.DataFrame | None:
    """The newest run of each job."""
    columns = ["job", "status", "started_at", "seconds", "rows_in", "rows_out", "rows_unchanged", "rejects", "error"]
    rows = _read(lake, "ops.runs", columns)
    if rows is None:
        return None
    newest = counts.newest_runs(rows)
    newest["started_at"] = newest["started_at"].dt.strftime("%Y-%m-%d %H:%M:%S")
    newest["seconds"] = newest["seconds"].round(1)
    newest["error"] = newest["error"].fillna("").str.slice(0, MESSAGE)
    newest = newest.rename(columns={"started_at": "started (UTC)"})
    return _first(newest[["job", "runs", *newest.columns[1:-1]]])


def _read(lake: Lake, table: str, columns: list[str]) -> pd.DataFrame | None:
    rows = lake.read(table, columns)
    if not len(rows):
        print(lake.absence(table))
        return None
    return rows.to_pandas()


def _first(table: pd.DataFrame) -> pd.DataFrame | None:
    if len(table) > ROWS:
        print(f"The first {ROWS} of {len(table):,} rows:")
    return table.head(ROWS).reset_index(drop=True) if len(table) else None
