package dev.gemel.clients.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A model version in MLflow. MLflow numbers versions; the run key and what else Gemel knows is in
 * tags of the prefix {@value #OURS}, other tags are the version's own.
 *
 * @param number MLflow's number
 * @param version what it stands for
 */
record MlflowVersion(String number, ModelVersion version) {
  static final String OURS = "gemel.";
  private static final String RECORD = OURS + "record";
  private static final String ARTIFACTS = OURS + "artifacts";

  /** Tags of a version, its own and ours. */
  static SortedMap<String, String> tags(ModelVersion version) {
    ObjectNode record = Fields.write(version);
    record.remove("tags");
    String artifacts = record.remove("artifacts").toString();
    SortedMap<String, String> tags = new TreeMap<>(version.tags());
    tags.put(OURS + "version", version.version());
    tags.put(RECORD, record.toString());
    // Apart from the record: older servers cut a tag's value at 5,000 characters.
    tags.put(ARTIFACTS, artifacts);
    return tags;
  }

  /** What {@code node} says; null when it was not registered by Gemel. */
  static @Nullable MlflowVersion read(JsonNode node) {
    SortedMap<String, String> tags = MlflowTags.read(node.path("tags"));
    String record = tags.get(RECORD);
    if (record == null) {
      return null;
    }
    try {
      ObjectNode fields = (ObjectNode) Fields.parse(record);
      fields.set("artifacts", Fields.parse(tags.getOrDefault(ARTIFACTS, "{}")));
      ModelVersion version = Fields.read(fields).withTags(own(tags));
      return new MlflowVersion(node.path("version").asText(), version);
    } catch (IllegalArgumentException e) {
      throw new RegistryException(
          "version %s of %s in MLflow has a tag %s or %s that cannot be read (%s); set it right or delete the version"
              .formatted(
                  node.path("version").asText(),
                  node.path("name").asText(),
                  RECORD,
                  ARTIFACTS,
                  e.getMessage()),
          e);
    }
  }

  private static Map<String, String> own(SortedMap<String, String> tags) {
    Map<String, String> own = new TreeMap<>(tags);
    own.keySet().removeIf(key -> key.startsWith(OURS));
    return own;
  }
}
