package dev.gemel.jobs.sql;

import java.util.Locale;
import org.apache.spark.sql.catalyst.analysis.NoSuchFunctionException;
import org.apache.spark.sql.connector.catalog.FunctionCatalog;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.functions.UnboundFunction;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * The catalog {@code text}: with {@code spark.sql.catalog.text} set to this class, every session
 * has {@code text.normalize(x)} and its siblings.
 */
public final class TextFunctionCatalog implements FunctionCatalog {
  private String name = "text";

  @Override
  public void initialize(String given, CaseInsensitiveStringMap options) {
    this.name = given;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Identifier[] listFunctions(String[] namespace) {
    return TextFunctions.SQL.stream()
        .map(f -> Identifier.of(namespace, f.name()))
        .toArray(Identifier[]::new);
  }

  @Override
  public UnboundFunction loadFunction(Identifier id) throws NoSuchFunctionException {
    String wanted = id.name().toLowerCase(Locale.ROOT);
    return TextFunctions.SQL.stream()
        .filter(f -> f.name().equals(wanted))
        .findFirst()
        .orElseThrow(() -> new NoSuchFunctionException(id));
  }
}
