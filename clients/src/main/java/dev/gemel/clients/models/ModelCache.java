package dev.gemel.clients.models;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Pulled models, a folder each: its files, and {@code pulled.json} with their SHA-256, written last
 * and atomically. A folder without it is not a model yet.
 */
public final class ModelCache {
  private static final String PULLED = "pulled.json";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<TreeMap<String, String>> DIGESTS = new TypeReference<>() {};

  private final Path root;

  /** The cache in {@code root}, which need not exist. */
  public ModelCache(Path root) {
    this.root = root;
  }

  /** Where the model lies or will lie. */
  public Path folder(CatalogueModel model) {
    return root.resolve(model.name());
  }

  /** Whether the model was pulled whole, and what lies there is what the catalogue means. */
  public boolean has(CatalogueModel model) {
    SortedMap<String, String> digests = digests(model);
    return digests != null && model.files().stream().allMatch(f -> holds(model, f, digests));
  }

  /** The digests that the last pull recorded, by file name, or null when there was none. */
  public @Nullable SortedMap<String, String> digests(CatalogueModel model) {
    Path record = folder(model).resolve(PULLED);
    try {
      return Files.isRegularFile(record) ? JSON.readValue(record.toFile(), DIGESTS) : null;
    } catch (IOException e) {
      throw new PullException(
          "%s cannot be read (%s); remove the folder and pull again"
              .formatted(record, e.getMessage()),
          e);
    }
  }

  /** Declares the model whole. */
  void record(CatalogueModel model, Map<String, String> digests) throws IOException {
    Path partial = folder(model).resolve(PULLED + ".part");
    JSON.writerWithDefaultPrettyPrinter().writeValue(partial.toFile(), new TreeMap<>(digests));
    Files.move(
        partial,
        folder(model).resolve(PULLED),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private boolean holds(CatalogueModel model, ModelFile file, Map<String, String> digests) {
    String recorded = digests.get(file.name());
    boolean meant = file.sha256() == null || file.sha256().equals(recorded);
    return recorded != null && meant && Files.isRegularFile(folder(model).resolve(file.name()));
  }
}
