package dev.gemel.embedded.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.embedded.site.SampleSiteFacts.Pair;
import dev.gemel.embedded.site.SampleSiteFacts.Trap;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SampleSiteFactsTest {
  private static final int SHINGLE = 5;
  private static final SampleSiteFacts FACTS = SampleSiteFacts.load();
  private static final SiteContent CONTENT = SiteContent.load();

  @Test
  void thereIsEnoughOfEverything() {
    assertTrue(FACTS.count(Author.ADA, Kind.ARTICLE) >= 15);
    assertTrue(FACTS.count(Author.BRUNO, Kind.ARTICLE) >= 15);
    assertTrue(FACTS.count(Kind.ARTICLE) >= 30);
    assertTrue(FACTS.count(Author.ADA, Kind.NOTE) >= 6);
    assertTrue(FACTS.count(Author.BRUNO, Kind.NOTE) >= 6);
    assertEquals(FACTS.documents().size(), FACTS.count(Kind.ARTICLE) + FACTS.count(Kind.NOTE));
  }

  @Test
  void articlesAndNotesHaveTheirLengths() {
    for (var document : FACTS.documents()) {
      int words = words(CONTENT.at(document.path())).size();
      int least = document.kind() == Kind.ARTICLE ? 250 : 20;
      int most = document.kind() == Kind.ARTICLE ? 720 : 80;
      assertTrue(words >= least && words <= most, () -> document.path() + ": " + words);
    }
  }

  @Test
  void twoPairsAreNearDuplicates() {
    assertEquals(2, FACTS.nearDuplicates().size());
    for (Pair pair : FACTS.nearDuplicates()) {
      double alike = alike(CONTENT.at(pair.original()), CONTENT.at(pair.republished()));
      assertTrue(alike > 0.8 && alike < 0.92, () -> pair + ": " + alike);
    }
    assertTrue(
        FACTS.nearDuplicates().stream()
            .anyMatch(
                p -> p.original().startsWith("/ada/") && p.republished().startsWith("/bruno/")));
  }

  @Test
  void noOtherTwoDocumentsAreAlike() {
    List<Entry> entries = FACTS.documents().stream().map(d -> CONTENT.at(d.path())).toList();
    for (Entry a : entries) {
      for (Entry b : entries) {
        if (a.path().compareTo(b.path()) < 0 && !paired(a, b)) {
          assertTrue(alike(a, b) < 0.02, () -> a.path() + " " + b.path());
        }
      }
    }
  }

  @Test
  void oneArticleIsGermanAndOneFrench() {
    assertEquals(List.of("/ada/warum-ich-noch-briefe-schreibe/"), FACTS.inLanguage("de"));
    assertEquals(List.of("/bruno/le-pain-du-dimanche/"), FACTS.inLanguage("fr"));
    assertEquals(FACTS.documents().size() - 2, FACTS.inLanguage("en").size());
  }

  @Test
  void personalDataStandsOnItsPageAndNowhereElse() {
    String page = FACTS.paths(Trap.PII).get(0);
    var data = FACTS.personalData();
    Stream.of(data.emails(), data.publicIps(), data.privateIps(), data.phones())
        .flatMap(List::stream)
        .forEach(
            value ->
                CONTENT
                    .entries()
                    .forEach(e -> assertEquals(e.path().equals(page), e.body().contains(value))));
  }

  @Test
  void everyTrapHasAPath() {
    for (Trap trap : Trap.values()) {
      assertTrue(!FACTS.paths(trap).isEmpty(), trap::name);
    }
  }

  @Test
  void pagesAreListedApart() {
    assertEquals(List.of("/colophon/", "/about/"), FACTS.pages());
  }

  @Test
  void duplicatesOfDocumentsAreNotDocuments() {
    Set<String> paths = new HashSet<>();
    FACTS.documents().forEach(d -> assertTrue(paths.add(d.path())));
    assertEquals(1, FACTS.aliases().size());
    assertEquals(1, FACTS.exactDuplicates().size());
    assertTrue(paths.containsAll(FACTS.aliases().values()));
    assertTrue(paths.containsAll(FACTS.exactDuplicates().values()));
    assertTrue(paths.stream().noneMatch(FACTS.aliases()::containsKey));
    assertTrue(paths.stream().noneMatch(FACTS.exactDuplicates()::containsKey));
  }

  @Test
  void theMirrorSaysNothingOfItsOriginalAndTheAliasDoes() throws Exception {
    try (SampleSite site = SampleSite.start(0)) {
      Visitor visitor = Visitor.of(site);
      var alias = FACTS.aliases().entrySet().iterator().next();
      var mirror = FACTS.exactDuplicates().entrySet().iterator().next();
      String canonical = "rel=\"canonical\" href=\"" + site.url() + alias.getValue();
      assertTrue(new String(visitor.get(alias.getKey()).body(), UTF_8).contains(canonical));
      String copy = new String(visitor.get(mirror.getKey()).body(), UTF_8);
      assertTrue(!copy.contains("canonical") && !copy.contains(mirror.getValue()));
      assertTrue(copy.contains(CONTENT.at(mirror.getValue()).body()));
    }
  }

  private static boolean paired(Entry a, Entry b) {
    return FACTS.nearDuplicates().stream()
        .anyMatch(p -> Set.of(p.original(), p.republished()).equals(Set.of(a.path(), b.path())));
  }

  private static double alike(Entry a, Entry b) {
    Set<String> left = shingles(words(a));
    Set<String> right = shingles(words(b));
    Set<String> both = new HashSet<>(left);
    both.retainAll(right);
    return both.size() / (double) (left.size() + right.size() - both.size());
  }

  private static Set<String> shingles(List<String> words) {
    Set<String> shingles = new HashSet<>();
    for (int i = 0; i + SHINGLE <= words.size(); i++) {
      shingles.add(String.join(" ", words.subList(i, i + SHINGLE)));
    }
    return shingles;
  }

  private static List<String> words(Entry entry) {
    String text = entry.body().replaceAll("<[^>]+>", " ").toLowerCase(Locale.ROOT);
    return Arrays.stream(text.split("[^\\p{L}\\p{N}]+")).filter(w -> !w.isEmpty()).toList();
  }
}
