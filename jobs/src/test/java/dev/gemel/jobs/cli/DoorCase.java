package dev.gemel.jobs.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gemel.jobs.docs.MarkdownPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A row of {@code cases/doors.jsonl}: a function, an input line and what every door answers.
 *
 * <ul>
 *   <li>{@code line}: the fields; {@code repeat}: how often to repeat single ones; {@code raw}: a
 *       line for the command line only
 *   <li>{@code expected}: the answer; {@code error}: or a part of the message; {@code agree}: or
 *       only that all doors say the same
 *   <li>{@code sql}: what SQL answers where it differs; {@code utf8}: it answers as to the line in
 *       UTF-8, in which half a surrogate pair is a question mark
 * </ul>
 */
record DoorCase(ObjectNode json) {
  static final ObjectMapper MAPPER = new ObjectMapper();
  static final Path FILE = MarkdownPage.root().resolve("jobs/src/test/resources/cases/doors.jsonl");

  static List<DoorCase> all() throws IOException {
    return Files.readAllLines(FILE).stream().map(DoorCase::parse).toList();
  }

  private static DoorCase parse(String line) {
    try {
      return new DoorCase((ObjectNode) MAPPER.readTree(line));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(line, e);
    }
  }

  /** An answer as all doors can be compared: what a reader of its UTF-8 JSON sees. */
  static JsonNode plain(Object answer) {
    try {
      byte[] utf8 = MAPPER.writeValueAsString(answer).getBytes(StandardCharsets.UTF_8);
      return MAPPER.readTree(utf8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  String function() {
    return json.get("function").asText();
  }

  boolean isRaw() {
    return json.has("raw");
  }

  boolean isError() {
    return json.has("error");
  }

  /** The fields, repeated ones written out. */
  Map<String, Object> line() {
    Map<String, Object> line = MAPPER.convertValue(json.get("line"), new TypeReference<>() {});
    if (json.has("repeat")) {
      json.get("repeat")
          .fields()
          .forEachRemaining(
              e ->
                  line.computeIfPresent(
                      e.getKey(), (k, v) -> v.toString().repeat(e.getValue().asInt())));
    }
    return line;
  }

  /** The fields as their strings are in UTF-8. */
  Map<String, Object> utf8Line() {
    return MAPPER.convertValue(plain(line()), new TypeReference<>() {});
  }

  /** The line as the command line reads it. */
  String text() {
    return isRaw() ? json.get("raw").asText() : Json.write(line());
  }

  @Override
  public String toString() {
    String shown = json.toString();
    return shown.length() < 160 ? shown : shown.substring(0, 160);
  }
}
