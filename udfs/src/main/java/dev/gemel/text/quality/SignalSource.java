package dev.gemel.text.quality;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who measures the signals of a profile; "words" and "lines" mean something else to each. */
@SuppressWarnings("ImmutableEnumChecker") // Functions without state, and a copied list.
public enum SignalSource {
  /** Markdown prose, as {@link Signals} describes. */
  GEMEL(text -> new Measured(Signals.measure(text), null)),
  /** datatrove's filter {@code GopherQualityFilter}. */
  DATATROVE_GOPHER(text -> new Measured(DatatroveGopher.measure(text), null)),
  /** datatrove's filter {@code GopherRepetitionFilter}. */
  DATATROVE_REPETITION(text -> new Measured(DatatroveRepetition.measure(text), null)),
  /** datatrove's filter {@code C4QualityFilter}; it edits the text. */
  DATATROVE_C4(DatatroveC4::measure),
  /** datatrove's filter {@code FineWebQualityFilter}. */
  DATATROVE_FINEWEB(text -> new Measured(DatatroveFineWeb.measure(text), null)),
  /** NeMo Curator's 28 heuristics for English. */
  NEMO(text -> new Measured(NemoHeuristics.measure(text), null)),
  /** dolma's tagger {@code gopher_v1}. */
  DOLMA(text -> new Measured(DolmaGopher.measure(text), null));

  /** The signals of a text, and the text as the source would hand it on, if it edits texts. */
  record Measured(SortedMap<String, Double> signals, @Nullable String text) {}

  private final Function<String, Measured> measure;
  private final List<String> names;

  SignalSource(Function<String, Measured> measure) {
    this.measure = measure;
    this.names = List.copyOf(measure.apply("").signals().keySet());
  }

  /** The names of the signals, sorted; the same for every text. */
  public List<String> names() {
    return names;
  }

  Measured measure(String text) {
    return measure.apply(text);
  }

  static List<String> allNames() {
    return Arrays.stream(values())
        .flatMap(source -> source.names.stream())
        .distinct()
        .sorted()
        .collect(Collectors.toUnmodifiableList());
  }
}
