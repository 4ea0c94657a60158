package dev.gemel.text.pii;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PiiPolicyTest {
  private static final PiiPolicy SURROGATE =
      new PiiPolicy(PiiPolicy.DEFAULT.types(), PiiPolicy.Mode.SURROGATE, Set.of());

  @Test
  void surrogatesAreTheSameForTheSameData() {
    String text =
        "a@b.org wrote to c@d.org, A@B.org did not. 8.8.8.8 met 1.1.1.1 and 8.8.8.8;"
            + " +44 20 7946 0018 is +44 2079 460018; DE89370400440532013000";
    String expected =
        "person1@example.org wrote to person2@example.org, person1@example.org did not."
            + " 192.0.2.1 met 192.0.2.2 and 192.0.2.1;"
            + " +1 202 555 0100 is +1 202 555 0100; [IBAN_1]";
    assertEquals(expected, PiiMasker.mask(text, SURROGATE).text());
    assertEquals(expected, PiiMasker.mask(expected, SURROGATE).text());
  }

  @Test
  void whatTheTextHoldsIsGivenToNothingElse() {
    String text =
        "person1@example.org wrote to a@b.org; 8.8.8.8 is not 192.0.2.1;"
            + " +44 20 7946 0018 is not +1 202 555 0100; DE89370400440532013000, see [IBAN_1]";
    String expected =
        "person1@example.org wrote to person2@example.org; 192.0.2.2 is not 192.0.2.1;"
            + " +1 202 555 0101 is not +1 202 555 0100; [IBAN_2], see [IBAN_1]";
    assertEquals(expected, PiiMasker.mask(text, SURROGATE).text());
    assertEquals(expected, PiiMasker.mask(expected, SURROGATE).text());
  }

  @Test
  void oneNorthAmericanNumberInTwoSpellings() {
    assertEquals(
        "+1 202 555 0100 or +1 202 555 0100",
        PiiMasker.mask("(415) 823-2671 or +1 415 823 2671", SURROGATE).text());
  }

  @Test
  void surrogatesNeverRunOut() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      text.append("8.8.").append(i / 250).append('.').append(1 + i % 250).append(' ');
      text.append("+44 20 7").append(100 + i % 900).append(" 0").append(100 + i / 2).append(' ');
    }
    Masked masked = PiiMasker.mask(text.toString(), SURROGATE);
    assertEquals(2000, masked.spans().size());
    assertTrue(masked.text().contains("203.0.113.254 ") && masked.text().contains("[IP_763]"));
  }

  @Test
  void whatAnAuthorShowsStays() {
    PiiPolicy policy = PiiPolicy.DEFAULT.allowing(Set.of("Ada@Example.org", "+44 20 7946 0018"));
    assertEquals(
        "ada@example.org, [EMAIL], +44-20-7946-0018",
        PiiMasker.mask("ada@example.org, bob@example.org, +44-20-7946-0018", policy).text());
  }

  @Test
  void namesThatDifferInADashAreTwo() {
    PiiPolicy policy = PiiPolicy.DEFAULT.allowing(Set.of("ana-maria@x.org", "+49 30 1234567"));
    assertEquals(
        "ana-maria@x.org, [EMAIL], +49\u00a030\u20111234567",
        PiiMasker.mask("ana-maria@x.org, anamaria@x.org, +49\u00a030\u20111234567", policy).text());
  }

  @Test
  void aChainOfNumbersIsMaskedInLinearTime() {
    String text = "212-555-0143,".repeat(20_000);
    assertEquals(20_000, PiiMasker.mask(text, PiiPolicy.DEFAULT).spans().size());
  }

  @Test
  void onlyTheTypesOfAPolicyAreMasked() {
    PiiPolicy policy = new PiiPolicy(Set.of(PiiType.IP), PiiPolicy.Mode.PLACEHOLDER, Set.of());
    assertEquals("a@b.org [IP]", PiiMasker.mask("a@b.org 8.8.8.8", policy).text());
  }

  /** A floor under what benchmarks/pii/measure.py prints. */
  @Test
  void theLabelledSetIsFound() throws IOException {
    int labelled = 0;
    int found = 0;
    int wrong = 0;
    for (String line : Files.readAllLines(Path.of("../benchmarks/pii/labelled.jsonl"))) {
      JsonNode row = new ObjectMapper().readTree(line);
      List<PiiSpan> expected = new ArrayList<>();
      for (JsonNode span : row.get("spans")) {
        PiiType type = PiiType.valueOf(span.get("type").asText());
        expected.add(new PiiSpan(type, span.get("start").asInt(), span.get("end").asInt()));
      }
      List<PiiSpan> spans = PiiMasker.mask(row.get("text").asText()).spans();
      labelled += expected.size();
      found +=
          (int) expected.stream().filter(e -> spans.stream().anyMatch(s -> meet(s, e))).count();
      wrong +=
          (int) spans.stream().filter(s -> expected.stream().noneMatch(e -> meet(s, e))).count();
    }
    assertTrue(labelled > 400, "labelled: " + labelled);
    assertTrue(found >= 0.93 * labelled, "found: " + found);
    assertTrue(wrong <= 0.02 * labelled, "wrong: " + wrong);
  }

  private static boolean meet(PiiSpan a, PiiSpan b) {
    return a.type() == b.type() && a.start() < b.end() && b.start() < a.end();
  }
}
