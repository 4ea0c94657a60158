package dev.gemel.embedded.qdrant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankFusionTest {
  /** Points with scores that fusion does not look at. */
  private static List<VectorSearch.Hit> ranking(int... points) {
    return IntStream.of(points).mapToObj(p -> new VectorSearch.Hit(p, -p)).toList();
  }

  private static String show(List<VectorSearch.Hit> hits) {
    return hits.stream()
        .map(h -> String.format(Locale.ROOT, "%d:%.4f", h.doc(), h.score()))
        .collect(Collectors.joining(" "));
  }

  /** The numbers of Qdrant's own test of its fusion. */
  @Test
  void addsReciprocalPositions() {
    var rankings = List.of(ranking(2, 1), ranking(1, 2, 3), ranking(5, 3, 1));
    assertEquals(
        "1:1.0833 2:0.8333 3:0.5833 5:0.5000", show(RankFusion.of(2, List.of(), 3).fuse(rankings)));
  }

  @Test
  void ordersEqualsByTheirNumber() {
    var rankings = List.of(ranking(7, 3), ranking(4, 1));
    assertEquals(
        "4:0.5000 7:0.5000 1:0.3333 3:0.3333", show(RankFusion.of(2, List.of(), 2).fuse(rankings)));
  }

  @Test
  void weighsRankings() {
    var rankings = List.of(ranking(1, 2), ranking(2, 1));
    // 1 / (1/3 + 1) + 1 / (2 + 1) against 1 / (2/3 + 1) + 1 / (1 + 1).
    assertEquals("2:1.1000 1:1.0833", show(RankFusion.of(2, List.of(3f, 1f), 2).fuse(rankings)));
    assertEquals("1:0.5000 2:0.3333", show(RankFusion.of(2, List.of(1f, 0f), 2).fuse(rankings)));
  }

  @Test
  void refusesSenselessNumbers() {
    assertThrows(StatusRuntimeException.class, () -> RankFusion.of(0, List.of(), 2));
    assertThrows(StatusRuntimeException.class, () -> RankFusion.of(2, List.of(1f), 2));
  }

  @Test
  void fusesNothingToNothing() {
    assertEquals(List.of(), RankFusion.of(2, List.of(), 2).fuse(List.of(List.of(), List.of())));
  }
}
