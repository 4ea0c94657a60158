package dev.gemel.clients.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class RetryAfterTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("1999-12-31T23:58:59Z"), ZoneOffset.UTC);

  @ParameterizedTest
  @CsvFileSource(resources = "/cases/retry-after.csv", numLinesToSkip = 1)
  void parses(String value, @Nullable Long seconds) {
    assertEquals(
        Optional.ofNullable(seconds).map(Duration::ofSeconds),
        Optional.ofNullable(RetryAfter.parse(value, CLOCK)));
  }
}
