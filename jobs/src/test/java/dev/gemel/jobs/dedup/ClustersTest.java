package dev.gemel.jobs.dedup;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.jobs.dataset.Found;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ClustersTest {
  private static final double TEST_SHARE = 0.3;

  private static Member member(String id, long chars) {
    return new Member(id, "hash-" + id, chars, null, null, null);
  }

  @Test
  void nothingGivesNothing() {
    assertEquals(List.of(), Clusters.assign(List.of(), List.of(), 0.1));
  }

  @Test
  void aPairOfAStrangerIsAnError() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Clusters.assign(List.of(member("a", 1)), List.of(new Pair("a", "b", 1)), 0.1));
  }

  @Test
  void theLongestThenTheOldestThenTheSmallestIdStandsForTheCluster() {
    Member undated = new Member("a", "h1", 9, null, null, null);
    Member young = new Member("b", "h2", 9, 20L, null, null);
    Member old = new Member("c", "h3", 9, 10L, null, null);
    Member twin = new Member("d", "h4", 9, 10L, null, null);
    Member tiny = new Member("e", "h5", 1, 1L, null, null);
    List<Pair> chain =
        List.of(
            new Pair("a", "b", 0.8),
            new Pair("b", "c", 0.7),
            new Pair("c", "d", 0.9),
            new Pair("d", "e", 0.6));
    List<Assignment> all = Clusters.assign(List.of(undated, young, old, twin, tiny), chain, 0.1);
    assertEquals(
        Set.of("c"), all.stream().map(Assignment::representativeId).collect(Collectors.toSet()));
    assertEquals(
        List.of(0.8, 0.8, 0.9, 0.9, 0.6), all.stream().map(Assignment::similarity).toList());
  }

  @Test
  void methodsSayHowADocumentJoined() {
    List<Member> members =
        List.of(
            new Member("a", "same", 1, null, null, null),
            new Member("b", "same", 1, null, null, null),
            member("c", 1),
            member("d", 1));
    List<Pair> pairs = List.of(new Pair("a", "b", 1), new Pair("a", "c", 0.7));
    assertEquals(
        List.of("exact", "exact", "near", "unique"),
        Clusters.assign(members, pairs, 0.1).stream().map(Assignment::method).toList());
  }

  @Test
  void aMergedClusterKeepsTheIdOfMostMembersAndTestWins() {
    List<Member> members =
        List.of(
            new Member("a", "h1", 5, null, "big", "train"),
            new Member("b", "h2", 6, null, "big", "train"),
            new Member("c", "h3", 4, null, "small", "test"),
            new Member("d", "h4", 9, null, null, null));
    List<Pair> pairs = List.of(new Pair("a", "b", 1), new Pair("b", "c", 1), new Pair("c", "d", 1));
    Map<String, Assignment> by = byId(Clusters.assign(members, pairs, 0.1));
    assertEquals(Set.of("big"), values(by, Assignment::clusterId));
    assertEquals(Set.of("test"), values(by, Assignment::clusterSplit));
    assertEquals("train", Found.in(by, "a").split(), "a document never changes sides");
    assertEquals("test", Found.in(by, "d").split(), "a newcomer is on the cluster's side");
    assertEquals(Set.of("d"), values(by, Assignment::representativeId));
  }

  @Test
  void whereAClusterFallsApartOneGroupKeepsItsIdAndAllKeepTheirSides() {
    List<Member> members =
        List.of(
            new Member("a", "h1", 5, null, "old", "test"),
            new Member("c", "h3", 4, null, "old", "test"));
    Map<String, Assignment> by = byId(Clusters.assign(members, List.of(), 0.1));
    assertEquals("old", Found.in(by, "a").clusterId());
    assertNotEquals("old", Found.in(by, "c").clusterId());
    assertEquals(Set.of("test"), values(by, Assignment::split));
  }

  @Property(tries = 200)
  void orderDoesNotMatter(@ForAll Random random, @ForAll @IntRange(min = 0, max = 40) int size) {
    List<Member> members = members(size);
    List<Pair> pairs = pairs(random, size);
    List<Assignment> expected = Clusters.assign(members, pairs, TEST_SHARE);
    Collections.shuffle(members, random);
    Collections.shuffle(pairs, random);
    List<Pair> turned =
        pairs.stream()
            .map(p -> random.nextBoolean() ? p : new Pair(p.b(), p.a(), p.similarity()))
            .toList();
    assertEquals(expected, Clusters.assign(members, turned, TEST_SHARE));
  }

  /** Growth: ids and sides stay, no dataset side shares a cluster, a second run changes nothing. */
  @Property(tries = 200)
  void growthKeepsIdsAndSides(
      @ForAll Random random,
      @ForAll @IntRange(min = 1, max = 20) int size,
      @ForAll @IntRange(min = 0, max = 20) int more) {
    List<Pair> pairs = pairs(random, size + more);
    List<Member> first = members(size);
    List<Pair> known =
        pairs.stream().filter(p -> index(p.a()) < size && index(p.b()) < size).toList();
    Map<String, Assignment> before = byId(Clusters.assign(first, known, TEST_SHARE));

    List<Member> grown = remembered(members(size + more), before);
    List<Assignment> after = Clusters.assign(grown, pairs, TEST_SHARE);

    Map<String, Assignment> now = byId(after);
    before.forEach((id, old) -> assertEquals(old.split(), Found.in(now, id).split()));
    after.stream()
        .collect(groupingBy(Assignment::clusterId))
        .values()
        .forEach(cluster -> checkCluster(cluster, before));
    assertEquals(after, Clusters.assign(remembered(grown, now), pairs, TEST_SHARE));
  }

  private static void checkCluster(List<Assignment> cluster, Map<String, Assignment> before) {
    Set<String> ids =
        cluster.stream()
            .filter(a -> before.containsKey(a.documentId()))
            .map(a -> Found.in(before, a.documentId()).clusterId())
            .collect(Collectors.toSet());
    assertTrue(ids.isEmpty() || ids.contains(cluster.get(0).clusterId()), "an id is kept");
    assertEquals(1, cluster.stream().map(Assignment::representativeId).distinct().count());
    Assignment representative =
        cluster.stream()
            .filter(a -> a.documentId().equals(a.representativeId()))
            .findFirst()
            .orElseThrow();
    assertEquals(representative.clusterSplit(), representative.split());
  }

  @Test
  void theTestSideIsAboutItsShareOfClusters() {
    List<Member> members = IntStream.range(0, 10_000).mapToObj(i -> member("m" + i, 1)).toList();
    long test =
        Clusters.assign(members, List.of(), 0.1).stream()
            .filter(a -> a.split().equals("test"))
            .count();
    assertTrue(test > 850 && test < 1_150, "of 10,000: " + test);
  }

  private static List<Member> members(int size) {
    // The lengths follow from the id, so that a document is the same in both runs.
    return IntStream.range(0, size)
        .mapToObj(i -> member("d%02d".formatted(i), (i * 31) % 7))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static List<Pair> pairs(Random random, int size) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; size > 1 && i < size / 2; i++) {
      int a = random.nextInt(size);
      int b = random.nextInt(size);
      if (a != b) {
        pairs.add(
            new Pair("d%02d".formatted(a), "d%02d".formatted(b), random.nextInt(60, 101) / 100.0));
      }
    }
    return pairs;
  }

  private static List<Member> remembered(List<Member> members, Map<String, Assignment> before) {
    return members.stream()
        .map(
            m -> {
              Assignment old = before.get(m.documentId());
              return new Member(
                  m.documentId(),
                  m.textHash(),
                  m.chars(),
                  m.publishedAt(),
                  old == null ? null : old.clusterId(),
                  old == null ? null : old.split());
            })
        .toList();
  }

  private static int index(String id) {
    return Integer.parseInt(id.substring(1));
  }

  private static Map<String, Assignment> byId(List<Assignment> all) {
    return all.stream().collect(toMap(Assignment::documentId, a -> a));
  }

  private static Set<String> values(
      Map<String, Assignment> by, java.util.function.Function<Assignment, String> value) {
    return by.values().stream().map(value).collect(Collectors.toSet());
  }
}
