package dev.gemel.text.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectorTest {
  @Test
  void everyCodeOfTheModelHasAnIsoCode() {
    List<String> codes = Stream.of(Detector.codes()).map(IsoCodes::shortest).toList();
    assertTrue(codes.stream().allMatch(code -> code.matches("[a-z]{2,3}")), codes::toString);
  }

  @ParameterizedTest
  @CsvSource({"hin-rom,hi", "zho-trad,zh", "mya-zaw,my", "ckb,ku", "hat,ht", "heb,he", "war,war"})
  void writesTheShortestCode(String code, String shortest) {
    assertEquals(shortest, IsoCodes.shortest(code));
  }

  @Test
  void theEdgesOfATextAreThoseOfItsWords() {
    CharSequence[] features = new Detector.Factory().getContextGenerator().getContext("The");
    Set<String> ngrams =
        Stream.of(features).map(CharSequence::toString).collect(Collectors.toSet());
    assertTrue(ngrams.containsAll(Set.of(" th", "the", "he ", " t", "e ")), ngrams::toString);
  }
}
