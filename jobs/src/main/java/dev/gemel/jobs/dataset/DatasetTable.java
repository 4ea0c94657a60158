package dev.gemel.jobs.dataset;

import dev.gemel.jobs.table.GoldTables;
import dev.gemel.jobs.table.Table;

/**
 * The table of a dataset job and the columns that checks go by.
 *
 * @param table where rows go
 * @param id its key
 * @param answer the column with the good answer
 * @param borrows whether rows may hold text of a second document, {@code rejected_document_id}
 */
record DatasetTable(Table table, String id, String answer, boolean borrows) {
  static final DatasetTable INSTRUCTIONS =
      new DatasetTable(GoldTables.INSTRUCTIONS, "instruction_id", "answer", false);

  static final DatasetTable PREFERENCES =
      new DatasetTable(GoldTables.PREFERENCES, "preference_id", "chosen", true);
}
