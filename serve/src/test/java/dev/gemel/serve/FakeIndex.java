package dev.gemel.serve;

import dev.gemel.serve.rag.Passage;
import dev.gemel.serve.rag.PassageIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Passages in the order given, whatever is asked. */
public final class FakeIndex implements PassageIndex {
  private final List<Passage> passages;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  public FakeIndex(Passage... passages) {
    this.passages = List.of(passages);
  }

  public static Passage passage(String id, String author, String text) {
    return new Passage(
        id, 0.5, text, "d-" + id, author, "Title " + id, "https://example.org/" + id);
  }

  /** The queries that came in. */
  public List<String> asked() {
    return asked;
  }

  @Override
  public List<Passage> search(String query, int limit, String author) {
    asked.add(query);
    List<Passage> out = new ArrayList<>(passages);
    out.removeIf(p -> author != null && !author.equals(p.author()));
    return out.subList(0, Math.min(limit, out.size()));
  }

  @Override
  public List<String> authors() {
    return passages.stream().map(Passage::author).distinct().sorted().toList();
  }
}
