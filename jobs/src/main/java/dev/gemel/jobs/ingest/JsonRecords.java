package dev.gemel.jobs.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * JSON records: a file that begins with an array is read element by element, wherever its lines
 * end; any other is read line by line, each an object or an array of objects.
 */
final class JsonRecords extends FileRecords {
  private static final ObjectMapper JSON =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(MAX_RECORD).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final ObjectMapper ELEMENTS =
      JSON.copy().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final InputStream in;
  private final JsonRecord records;
  private final @Nullable JsonParser array;
  private long line;
  private long element;
  private boolean broken;

  /**
   * @param in closed with this
   * @throws IOException when the first bytes cannot be read
   */
  JsonRecords(String file, InputStream in, PageMaker pages) throws IOException {
    super(file);
    this.in = in;
    this.records = new JsonRecord(pages);
    this.array = isWhole(file) && beginsArray(in) ? ELEMENTS.createParser(in) : null;
  }

  /** Lines of .jsonl and .ndjson stand alone, so that a bad one costs no other. */
  private static boolean isWhole(String file) {
    return file.replaceFirst("\\.(gz|bz2|zst)$", "").toLowerCase(Locale.ROOT).endsWith(".json");
  }

  private static boolean beginsArray(InputStream in) throws IOException {
    in.mark(1 << 10);
    int c = in.read();
    for (int i = 1;
        i < 1 << 10 && (c == ' ' || c == '\n' || c == '\r' || c == '\t' || c > 0x7f);
        i++) {
      c = in.read();
    }
    in.reset();
    return c == '[';
  }

  @Override
  boolean read() throws IOException {
    return array == null ? readLine() : readElement(array);
  }

  @Override
  String place() {
    return array == null ? Long.toString(line + 1) : spot(array);
  }

  private String spot(JsonParser parser) {
    return parser.currentLocation().getLineNr() + "[" + element + "]";
  }

  private boolean readElement(JsonParser parser) throws IOException {
    if (broken) {
      return false;
    }
    try {
      JsonToken token = parser.nextToken();
      if (token == null) {
        return false;
      }
      if (!isBracket(parser, token)) {
        Imported at = at(spot(parser));
        element++;
        JsonNode node = ELEMENTS.readTree(parser);
        put(records.read(at, node, node::toString));
      }
    } catch (JsonProcessingException e) {
      String detail = "the rest of the file: " + e.getOriginalMessage();
      put(at(spot(parser)).rejected("not_json", detail, null));
      // The parser cannot find its place again, and would report the same error for ever.
      broken = true;
    }
    return true;
  }

  /** Whether the token opens or closes an array of records, not one inside a record. */
  private static boolean isBracket(JsonParser parser, JsonToken token) {
    JsonStreamContext context = parser.getParsingContext();
    return token == JsonToken.START_ARRAY
        ? context.getParent().inRoot()
        : token == JsonToken.END_ARRAY;
  }

  private boolean readLine() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    long size = 0;
    int c = in.read();
    if (c < 0) {
      return false;
    }
    for (; c >= 0 && c != '\n'; c = in.read()) {
      size++;
      if (size <= MAX_RECORD) {
        bytes.write(c);
      }
    }
    line++;
    if (size > MAX_RECORD) {
      String detail = size + " bytes in a line of " + MAX_RECORD + " allowed";
      String head = new String(bytes.toByteArray(), 0, 4_000, StandardCharsets.UTF_8);
      put(at(Long.toString(line)).rejected("too_large", detail, head));
    } else {
      parse(bytes.toByteArray());
    }
    return true;
  }

  private void parse(byte[] bytes) throws IOException {
    String text = new String(bytes, StandardCharsets.UTF_8);
    String at = Long.toString(line);
    if (text.isBlank()) {
      return;
    }
    try {
      JsonNode node = JSON.readTree(bytes);
      if (!node.isArray()) {
        put(records.read(at(at), node, () -> text));
      }
      for (int i = 0; node.isArray() && i < node.size(); i++) {
        JsonNode one = node.get(i);
        put(records.read(at(at + "[" + i + "]"), one, one::toString));
      }
    } catch (JsonProcessingException e) {
      put(at(at).rejected("not_json", e.getOriginalMessage(), text));
    }
  }

  @Override
  public void close() {
    try (in) {
      if (array != null) {
        array.close();
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("closing " + file(), e);
    }
  }
}
