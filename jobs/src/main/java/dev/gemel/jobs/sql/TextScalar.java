package dev.gemel.jobs.sql;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.connector.catalog.functions.BoundFunction;
import org.apache.spark.sql.connector.catalog.functions.ScalarFunction;
import org.apache.spark.sql.connector.catalog.functions.UnboundFunction;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * A text function in SQL. Every argument is a string; a null argument gives null. The adapter class
 * declares {@code public static invoke(UTF8String...)}, which Spark calls from generated code.
 *
 * @param <T> Spark's internal form of the result
 */
public abstract class TextScalar<T> implements ScalarFunction<T>, UnboundFunction {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final List<String> arguments;
  private final DataType result;
  private final String summary;

  /**
   * @param name as in {@code text.name(...)}
   * @param arguments names of its arguments
   * @param result type of its result
   * @param summary one sentence
   */
  protected TextScalar(String name, List<String> arguments, DataType result, String summary) {
    this.name = name;
    this.arguments = List.copyOf(arguments);
    this.result = result;
    this.summary = summary;
  }

  @Override
  public final String name() {
    return name;
  }

  /** The names of its arguments, in their order. */
  public final List<String> arguments() {
    return arguments;
  }

  /** {@code text.name(a, b): what it does}. */
  @Override
  public final String description() {
    return "text.%s(%s): %s".formatted(name, String.join(", ", arguments), summary);
  }

  @Override
  public final BoundFunction bind(StructType given) {
    if (given.size() != arguments.size()) {
      TextScalar<?> other = withArguments(given.size());
      if (other != null) {
        return other;
      }
      throw new UnsupportedOperationException(
          "takes %d argument(s): %s; got %d"
              .formatted(arguments.size(), description(), given.size()));
    }
    return this;
  }

  /** The form of this function that takes so many arguments, or null where there is none. */
  protected @Nullable TextScalar<?> withArguments(int count) {
    return null;
  }

  @Override
  public final DataType[] inputTypes() {
    DataType[] types = new DataType[arguments.size()];
    Arrays.fill(types, DataTypes.StringType);
    return types;
  }

  @Override
  public final DataType resultType() {
    return result;
  }

  @Override
  public final String canonicalName() {
    return "dev.gemel.text." + name;
  }
}
