package dev.gemel.jobs.load;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Dates as sources write them: ISO 8601 with or without time and zone, and RFC 1123. */
final class Dates {
  private static final List<Function<String, Instant>> FORMS =
      List.of(
          text -> OffsetDateTime.parse(text).toInstant(),
          text -> LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC),
          text -> LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC),
          text -> OffsetDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());

  /** Years 1 to 9999: what tables, databases and readers agree on. */
  private static final Instant EARLIEST = Instant.parse("0001-01-02T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private Dates() {}

  /** The instant, read as UTC where no zone is named; null when absent or in no known form. */
  static @Nullable Timestamp parse(@Nullable String text) {
    if (text == null) {
      return null;
    }
    return FORMS.stream()
        .map(form -> attempt(form, text.strip()))
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .filter(i -> i.isAfter(EARLIEST) && i.isBefore(LATEST))
        .map(Timestamp::from)
        .orElse(null);
  }

  private static @Nullable Instant attempt(Function<String, Instant> form, String text) {
    try {
      return form.apply(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
