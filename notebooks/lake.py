"""Reads the Delta tables of Gemel's lake without Spark, through delta-rs.

The tables and their columns are described in docs/tables.md. Nothing here writes.
"""

import os
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
from deltalake import DeltaTable
from pyarrow.dataset import ParquetReadOptions

# In the order of the flow, with the command that writes each.
TABLES = {
    "bronze.fetches": "crawl",
    "bronze.pages": "crawl",
    "silver.documents": "clean",
    "silver.signatures": "dedup",
    "silver.duplicates": "dedup",
    "gold.chunks": "embed",
    "gold.instructions": "instruct",
    "gold.preferences": "prefer",
    "gold.releases": "release",
    "models.runs": "train",
    "models.generations": "evaluate",
    "models.evaluations": "evaluate",
    "models.gates": "promote",
    "ops.runs": "run",
    "ops.rejects": "run",
}

# Spark writes INT96; Arrow's default of nanoseconds has no room for dates after 2262.
MICROSECONDS = ParquetReadOptions(coerce_int96_timestamp_unit="us")


@dataclass(frozen=True)
class Lake:
    """The tables under one root: a folder, or a URI that delta-rs knows, such as s3://bucket/lake."""

    root: str

    @staticmethod
    def of_environment() -> "Lake":
        """The lake that GEMEL_LAKE names; without it the one that `./gemel demo` makes."""
        root = os.environ.get("GEMEL_LAKE") or "../.gemel/lake"
        return Lake(root if "://" in root else str(Path(root).resolve()))

    def exists(self, table: str) -> bool:
        """Whether `table` has been written yet."""
        uri = self._uri(table)
        # delta-rs may make the folder it is asked about; a reader must not.
        return DeltaTable.is_deltatable(uri) if "://" in uri else Path(uri, "_delta_log").is_dir()

    def size(self, table: str) -> tuple[int, int]:
        """Rows and Delta version of a table that exists."""
        delta = self._open(table)
        return delta.to_pyarrow_dataset().count_rows(), delta.version()

    def read(self, table: str, columns: list[str]) -> pa.Table:
        """The named columns of every row; no rows when the table was never written."""
        if not self.exists(table):
            return pa.table({column: pa.array([], pa.null()) for column in columns})
        rows = self._open(table).to_pyarrow_dataset(parquet_read_options=MICROSECONDS)
        return rows.to_table(columns=columns)

    def absence(self, table: str) -> str:
        """A sentence for a reader who expected rows in `table`."""
        state = "has no rows" if self.exists(table) else "is not written yet"
        return f"{table} {state}; `gemel {TABLES[table]}` writes it."

    def _uri(self, table: str) -> str:
        return self.root.rstrip("/") + "/" + table.replace(".", "/")

    def _open(self, table: str) -> DeltaTable:
        try:
            return DeltaTable(self._uri(table))
        except Exception as e:
            raise RuntimeError(f"{table} at {self._uri(table)} cannot be read: {e}") from e
