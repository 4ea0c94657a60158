package dev.gemel.jobs.dedup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Clusters are the connected components of the pairs. The result depends on the sets of members and
 * pairs, never on their order.
 *
 * <p>Runs on the driver: some 300 bytes a document and 100 a pair, so about three million documents
 * in a heap of 1 GiB; one person's writing is far below.
 */
final class Clusters {
  /** The longest text, then the oldest, then the smallest id. */
  private static final Comparator<Member> STANDS_FIRST =
      Comparator.comparingLong(Member::chars)
          .reversed()
          .thenComparing(Member::publishedAt, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Member::documentId);

  private final List<Member> members;
  private final Map<String, Integer> index = new HashMap<>();
  private final Map<String, Double> closest = new HashMap<>();
  private final UnionFind sets;

  private Clusters(List<Member> members, List<Pair> pairs) {
    this.members = members.stream().sorted(Comparator.comparing(Member::documentId)).toList();
    this.sets = new UnionFind(members.size());
    for (int i = 0; i < this.members.size(); i++) {
      index.put(this.members.get(i).documentId(), i);
    }
    pairs.forEach(this::add);
  }

  /** One assignment for each member, in the order of document ids. */
  static List<Assignment> assign(List<Member> members, List<Pair> pairs, double testShare) {
    return new Clusters(members, pairs).assign(testShare);
  }

  private void add(Pair pair) {
    Integer a = index.get(pair.a());
    Integer b = index.get(pair.b());
    if (a == null || b == null) {
      throw new IllegalArgumentException("pair of a document that is no member: " + pair);
    }
    sets.union(a, b);
    closest.merge(pair.a(), pair.similarity(), Math::max);
    closest.merge(pair.b(), pair.similarity(), Math::max);
  }

  private List<Assignment> assign(double testShare) {
    List<List<Member>> groups = groups();
    List<String> ids = ClusterIds.of(groups);
    List<Assignment> result = new ArrayList<>(members.size());
    for (int g = 0; g < groups.size(); g++) {
      String side = Sides.of(groups.get(g), ids.get(g), testShare);
      result.addAll(assign(groups.get(g), ids.get(g), side));
    }
    result.sort(Comparator.comparing(Assignment::documentId));
    return result;
  }

  private List<List<Member>> groups() {
    Map<Integer, List<Member>> groups = new TreeMap<>();
    for (int i = 0; i < members.size(); i++) {
      groups.computeIfAbsent(sets.root(i), r -> new ArrayList<>()).add(members.get(i));
    }
    return List.copyOf(groups.values());
  }

  private List<Assignment> assign(List<Member> group, String clusterId, String side) {
    String representative =
        group.stream()
            .filter(m -> split(m, side).equals(side))
            .min(STANDS_FIRST)
            .orElseThrow()
            .documentId();
    Set<String> repeated = repeated(group);
    return group.stream()
        .map(
            m ->
                new Assignment(
                    m.documentId(),
                    clusterId,
                    representative,
                    group.size() == 1
                        ? "unique"
                        : repeated.contains(m.textHash()) ? "exact" : "near",
                    closest.getOrDefault(m.documentId(), 1.0),
                    group.size(),
                    split(m, side),
                    side,
                    m.textHash()))
        .toList();
  }

  private static String split(Member member, String side) {
    String kept = member.split();
    return kept == null ? side : kept;
  }

  private static Set<String> repeated(List<Member> group) {
    Set<String> seen = new HashSet<>();
    Set<String> repeated = new HashSet<>();
    group.stream().map(Member::textHash).filter(h -> !seen.add(h)).forEach(repeated::add);
    return repeated;
  }
}
