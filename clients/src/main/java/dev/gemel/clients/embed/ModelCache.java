package dev.gemel.clients.embed;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gemel.clients.embed.CarriedModel.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Copies carried models to files, since the native runtimes read files only. Any number of threads
 * and processes may do so at once: each writes its own file and moves it into place atomically, and
 * every file is verified by its digest before its first use and again when its size or time has
 * changed, so that a half-written or foreign one is replaced.
 */
final class ModelCache {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  private final Path root;
  private final Function<String, @Nullable InputStream> resources;

  ModelCache(Path root, Function<String, @Nullable InputStream> resources) {
    this.root = root;
    this.resources = resources;
  }

  /** The cache of this user below {@code java.io.tmpdir}, filled from the classpath. */
  static ModelCache ofUser() {
    String user = System.getProperty("user.name", "user").replaceAll("[^A-Za-z0-9._-]", "_");
    Path root = Path.of(System.getProperty("java.io.tmpdir"), "gemel-models-" + user);
    return new ModelCache(root, ModelCache::open);
  }

  /**
   * The model's files, copied if they are not there yet.
   *
   * @throws IOException if the classpath lacks the model or carries another one, or the files
   *     cannot be written
   */
  ModelFiles files(CarriedModel model) throws IOException {
    createOwned(root);
    Path folder = root.resolve(model.onnx().sha256());
    createOwned(folder);
    Path onnx = place(model.onnx(), folder.resolve(ModelFiles.ONNX));
    Path tokenizer = place(model.tokenizer(), folder.resolve(ModelFiles.TOKENIZER));
    return new ModelFiles(onnx, tokenizer, model.onnx().sha256());
  }

  private Path place(Resource resource, Path target) throws IOException {
    Path seal = target.resolveSibling(target.getFileName() + ".verified");
    if (Files.isRegularFile(target)) {
      String now = seal(resource, target);
      if (Files.isRegularFile(seal) && Files.readString(seal, UTF_8).equals(now)) {
        return target;
      }
      if (Sha256.of(target).equals(resource.sha256())) {
        Files.writeString(seal, now, UTF_8);
        return target;
      }
    }
    Path partial = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try (InputStream in = resources.apply(resource.path())) {
      if (in == null) {
        throw new IOException(
            "the classpath does not carry " + resource.path() + "; add the model's jar to it");
      }
      verify(resource, Sha256.copy(in, partial));
      Files.move(
          partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return target;
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  /** The seal of a verified file: its digest, size in bytes and time. */
  private static String seal(Resource resource, Path file) throws IOException {
    BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
    return resource.sha256() + " " + found.size() + " " + found.lastModifiedTime();
  }

  private static void verify(Resource resource, String found) throws IOException {
    if (!found.equals(resource.sha256())) {
      throw new IOException(
          "classpath resource %s has SHA-256 %s, expected %s: another version of the model's jar is on the classpath"
              .formatted(resource.path(), found, resource.sha256()));
    }
  }

  /** The temporary folder is everyone's: another user could have laid a folder for us there. */
  private static void createOwned(Path folder) throws IOException {
    try {
      Files.createDirectory(folder, ownerOnly(folder));
    } catch (FileAlreadyExistsException exists) {
      if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) || !isOurs(folder)) {
        throw new IOException(
            folder + " is not a folder of this user; remove it or set java.io.tmpdir", exists);
      }
    }
  }

  private static boolean isOurs(Path folder) throws IOException {
    Path probe = Files.createTempFile(folder, "owner", ".tmp");
    try {
      return Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(probe));
    } finally {
      Files.delete(probe);
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path folder) {
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
        : new FileAttribute<?>[0];
  }

  private static @Nullable InputStream open(String path) {
    ClassLoader own = ModelCache.class.getClassLoader();
    InputStream found = own.getResourceAsStream(path);
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    // Spark adds jars given later (--jars) to the context loader only.
    return found == null && context != null ? context.getResourceAsStream(path) : found;
  }
}
