package dev.gemel.jobs.dedup;

import dev.gemel.text.Ids;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Names for groups of documents. A group keeps the cluster id that most of its members had, the
 * smallest one where several are as frequent; of several groups that had one id, the one with most
 * of its members keeps it. The others get an id made from their first document.
 */
final class ClusterIds {
  private final Set<String> taken = new HashSet<>();

  private ClusterIds() {}

  /**
   * One id for each group.
   *
   * @param groups members in the order of their ids; groups in the order of their first members
   */
  static List<String> of(List<List<Member>> groups) {
    return new ClusterIds().assign(groups);
  }

  private List<String> assign(List<List<Member>> groups) {
    Map<Integer, String> ids = new HashMap<>();
    for (Claim claim : claims(groups)) {
      if (!ids.containsKey(claim.group()) && taken.add(claim.id())) {
        ids.put(claim.group(), claim.id());
      }
    }
    List<String> result = new ArrayList<>(groups.size());
    for (int g = 0; g < groups.size(); g++) {
      String kept = ids.get(g);
      result.add(kept == null ? fresh(groups.get(g).get(0)) : kept);
    }
    return result;
  }

  private static List<Claim> claims(List<List<Member>> groups) {
    List<Claim> claims = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      int group = g;
      Map<String, Integer> held = new TreeMap<>();
      for (Member member : groups.get(g)) {
        if (member.clusterId() != null) {
          held.merge(member.clusterId(), 1, Integer::sum);
        }
      }
      held.forEach((id, members) -> claims.add(new Claim(group, id, members)));
    }
    claims.sort(Claim.ORDER);
    return claims;
  }

  /** The text is part of the name: a rewritten founder does not take its old cluster's id again. */
  private String fresh(Member founder) {
    String name = founder.documentId() + "/" + founder.textHash();
    String id = Ids.uuid5("cluster", name);
    for (int n = 1; !taken.add(id); n++) {
      id = Ids.uuid5("cluster", name + "/" + n);
    }
    return id;
  }

  private record Claim(int group, String id, int members) {
    static final Comparator<Claim> ORDER =
        Comparator.comparingInt(Claim::members)
            .reversed()
            .thenComparing(Claim::id)
            .thenComparingInt(Claim::group);
  }
}
