"""Draws counted frames; no reading, no counting."""

import base64
import os
from html import escape
from io import BytesIO
from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from IPython.display import HTML, display
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import get_font_names
from matplotlib.ticker import FuncFormatter, MaxNLocator

# Okabe and Ito, "Color Universal Design" (2008): told apart with every common colour blindness.
BLUE, ORANGE, GREEN, VERMILLION, PURPLE, SKY, YELLOW, GREY = (
    "#0072B2", "#E69F00", "#009E73", "#D55E00", "#CC79A7", "#56B4E9", "#F0E442", "#777777",
)
COLOURS = {
    "article": BLUE, "post": ORANGE, "repository_file": GREEN,
    "clusters": BLUE, "records": BLUE, "kept": BLUE, "dropped": VERMILLION, "train": BLUE, "test": ORANGE,
}
SPARE = [PURPLE, SKY, YELLOW, GREY]
WIDTH = 9.5  # inches; the width of a cell's output


def style() -> None:
    """Sets the look of all plots, and fonts for the scripts the default one lacks, where installed."""
    wanted = ["DejaVu Sans", "Noto Sans CJK JP", "Noto Sans CJK SC", "Noto Sans", "Hiragino Sans", "Yu Gothic"]
    installed = set(get_font_names())
    mpl.rcParams.update({
        "font.family": [name for name in wanted if name in installed],
        "axes.spines.top": False, "axes.spines.right": False,
        "axes.titlelocation": "left", "axes.titleweight": "bold", "axes.titlesize": 11,
        "axes.axisbelow": True, "grid.color": "#dddddd", "legend.frameon": False,
    })


def label(text: object, most: int = 40) -> str:
    """A name from outside as one short line that matplotlib does not read as a formula."""
    line = " ".join("".join(c if c.isprintable() else " " for c in str(text)).split())
    short = line if len(line) <= most else line[: most - 1] + "…"
    return short.replace("$", r"\$")


def colours(names: list[str]) -> list[str]:
    """One colour a name: its own where it has one, else spare ones in turn."""
    others = [name for name in names if name not in COLOURS]
    return [COLOURS.get(name) or SPARE[others.index(name) % len(SPARE)] for name in names]


def panels(heights: list[int], columns: int = 1, **options) -> tuple[Figure, np.ndarray]:
    """A figure of panels below or beside each other, as high as that many bars ask for."""
    inches = [0.32 * bars + 1.1 for bars in heights]
    if columns == 1:
        size = (WIDTH, sum(inches))
        return plt.subplots(len(heights), 1, figsize=size, height_ratios=inches, squeeze=False,
                            layout="constrained", **options)
    return plt.subplots(1, columns, figsize=(WIDTH, max(inches)), squeeze=False,
                        layout="constrained", **options)


def bars(ax: Axes, counts: pd.DataFrame, title: str, unit: str, legend: bool = True) -> None:
    """Stacked horizontal bars, the first row on top, each with its total behind it."""
    places = np.arange(len(counts))
    left = np.zeros(len(counts))
    names = [str(name) for name in counts.columns]
    for name, colour, column in zip(names, colours(names), counts.columns):
        ax.barh(places, counts[column], 0.7, left, color=colour, label=label(name))
        left += counts[column].to_numpy()
    for place, total in zip(places, left):
        ax.annotate(f"{total:,.0f}", (total, place), (4, 0), textcoords="offset points", va="center")
    ax.set_yticks(places, [label(name) for name in counts.index])
    ax.set_ylim(len(counts) - 0.4, -0.6)
    ax.set_xlim(0, max(left.max() * 1.1, 1))
    whole_numbers(ax.xaxis)
    ax.grid(axis="x")
    ax.set(title=title, xlabel=unit)
    if legend:
        ax.legend(loc="upper left", bbox_to_anchor=(1, 1))


def columns(ax: Axes, counts: pd.DataFrame, title: str, x: str, unit: str) -> None:
    """Stacked vertical bars over periods, at most twelve of them named."""
    places = np.arange(len(counts))
    base = np.zeros(len(counts))
    for name, colour in zip(counts.columns, colours(list(counts.columns))):
        ax.bar(places, counts[name], 0.85, base, color=colour, label=label(name))
        base += counts[name].to_numpy()
    step = -(-len(counts) // 12)
    ax.set_xticks(places[::step], [str(period) for period in counts.index[::step]])
    whole_numbers(ax.yaxis)
    ax.grid(axis="y")
    ax.set(title=title, xlabel=x, ylabel=unit)
    ax.legend(loc="upper left", bbox_to_anchor=(1, 1))


def histogram(ax: Axes, values: pd.Series, edges: np.ndarray, name: str) -> None:
    """Counts of `values` between `edges` on a logarithmic axis, with the median as a line."""
    ax.hist(values.clip(lower=edges[0]), edges, color=colours([name])[0])
    median = values.median()
    ax.axvline(max(median, edges[0]), color="black", linestyle="--", linewidth=1)
    ax.set(xscale="log", title=f"{label(name)}: {len(values):,} documents, median {median:,.0f} words",
           ylabel="documents")
    ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))
    whole_numbers(ax.yaxis)
    ax.grid(axis="y")


def ranges(ax: Axes, spread: pd.DataFrame, title: str) -> None:
    """Median and 5th to 95th percentile of each row, kept and dropped documents side by side."""
    places = np.arange(len(spread))
    for verdict, shift, marker in [("kept", -0.17, "o"), ("dropped", 0.17, "s")]:
        low, middle, high = (spread[f"{verdict} {name}"] for name in ["p5", "median", "p95"])
        ax.hlines(places + shift, low, high, color=COLOURS[verdict], linewidth=3, alpha=0.45)
        ax.plot(middle, places + shift, marker, color=COLOURS[verdict], label=verdict, clip_on=False)
    ax.set_yticks(places, [label(name) for name in spread.index])
    ax.set_ylim(len(spread) - 0.4, -0.6)
    ax.grid(axis="x")
    ax.set(title=title)


def whole_numbers(axis) -> None:
    """Ticks of an axis of counts."""
    axis.set_major_locator(MaxNLocator(6, integer=True, min_n_ticks=1))
    axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))


def show(figure: Figure, name: str) -> None:
    """Shows a finished figure, and keeps it as a picture in the folder GEMEL_PLOTS where it is set."""
    file = BytesIO()
    figure.savefig(file, format="png", dpi=110)
    titles = [ax.get_title(loc="left") for ax in figure.axes]
    plt.close(figure)
    # As HTML, since nbconvert's page drops the alternative text of pictures.
    source = base64.b64encode(file.getvalue()).decode("ascii")
    alt = escape("Plot: " + "; ".join(titles))
    display(HTML(f'<img alt="{alt}" src="data:image/png;base64,{source}">'))
    folder = os.environ.get("GEMEL_PLOTS")
    if folder:
        Path(folder, f"corpus-{name}.png").write_bytes(file.getvalue())
