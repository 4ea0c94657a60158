package dev.gemel.clients.vector;

import dev.gemel.clients.SpecException;
import dev.gemel.text.sparse.SparseVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A point to store: an id, its vectors and what is known about it.
 *
 * @param id a UUID in its canonical form; derive it from content, so that a retry writes the same
 *     point
 * @param vector at least one component, all finite; not copied
 * @param sparse the words of the point's text, or null for a point that only the dense vector finds
 * @param payload values of type String, Long, Integer, Double, Boolean or List of String; an
 *     Integer comes back as a Long
 */
// An array, not a list: a batch holds a hundred thousand floats.
@SuppressWarnings("ArrayRecordComponent")
public record VectorPoint(
    String id, float[] vector, @Nullable SparseVector sparse, Map<String, Object> payload) {
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /**
   * @throws SpecException naming every component that cannot be stored
   */
  public VectorPoint {
    payload = Map.copyOf(payload);
    List<String> problems = new ArrayList<>();
    if (!isUuid(id)) {
      problems.add("id is '" + id + "'; expected a UUID");
    }
    if (vector.length == 0 || !allFinite(vector)) {
      problems.add("vector of point " + id + " is empty or holds NaN or infinity");
    }
    payload.forEach((key, value) -> Payloads.check(key, value, problems));
    SpecException.throwIfAny("VectorPoint", problems);
  }

  /** A point without a sparse vector. */
  public VectorPoint(String id, float[] vector, Map<String, Object> payload) {
    this(id, vector, null, payload);
  }

  static boolean isUuid(String id) {
    return UUID.matcher(id).matches();
  }

  static boolean allFinite(float[] vector) {
    for (float component : vector) {
      if (!Float.isFinite(component)) {
        return false;
      }
    }
    return true;
  }
}
