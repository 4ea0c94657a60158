import com.github.pemistahl.lingua.api.LanguageDetectorBuilder;
import com.optimaize.langdetect.ngram.NgramExtractors;
import com.optimaize.langdetect.profiles.LanguageProfileReader;
import dev.gemel.text.lang.Language;
import dev.gemel.text.lang.LanguageIdentifier;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/**
 * What each library of the JVM says of the texts that texts.py wrote, as TSV: candidate, source,
 * kind, language, answer, confidence; then lines {@code #candidate load_s heap_mb texts_per_s
 * chars_per_s}. One candidate a process, so that heap is its own.
 *
 * <p>{@code java -cp ... Compare.java texts.tsv CANDIDATE [lid.176.ftz]}
 */
public final class Compare {
  private static final Map<String, String> ISO = iso();

  record Answer(String code, double confidence) {}

  record Text(String source, String kind, String code, String text) {}

  public static void main(String[] args) throws Exception {
    List<Text> texts = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of(args[0]))) {
      String[] f = line.split("\t", 4);
      texts.add(new Text(f[0], f[1], f[2], f[3]));
    }
    long before = heap();
    long start = System.nanoTime();
    Function<String, Answer> candidate = candidate(args[1], args.length > 2 ? args[2] : "");
    texts.stream().filter(t -> t.hashCode() % 20 == 0).forEach(t -> candidate.apply(t.text()));
    double load = (System.nanoTime() - start) / 1e9;
    long heap = heap() - before;
    StringBuilder out = new StringBuilder();
    start = System.nanoTime();
    long chars = 0;
    for (Text t : texts) {
      Answer a = candidate.apply(t.text());
      chars += t.text().length();
      out.append(String.join("\t", args[1], t.source(), t.kind(), t.code(), a.code(), ""))
          .append(String.format(Locale.ROOT, "%.4f%n", a.confidence()));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.print(out);
    System.out.printf(
        Locale.ROOT, "#%s\t%.1f\t%d\t%.0f\t%.0f%n", args[1], load, heap >> 20, texts.size() / seconds, chars / seconds);
  }

  private static long heap() {
    System.gc();
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static Function<String, Answer> candidate(String name, String file) throws Exception {
    return switch (name) {
      case "gemel" -> text -> {
        Language l = LanguageIdentifier.identify(text);
        return new Answer(iso(l.code()), l.confidence());
      };
      case "opennlp" -> opennlp();
      case "tika" -> tika();
      case "lingua-low" -> lingua(true);
      case "lingua" -> lingua(false);
      case "optimaize" -> optimaize();
      case "fasttext" -> fasttext(file);
      default -> throw new IllegalArgumentException("no candidate " + name);
    };
  }

  private static Function<String, Answer> opennlp() throws Exception {
    try (InputStream in = Compare.class.getResourceAsStream("/langdetect-183.bin")) {
      LanguageDetectorME detector = new LanguageDetectorME(new LanguageDetectorModel(in));
      return text -> {
        var l = detector.predictLanguage(text);
        return new Answer(iso(l.getLang()), l.getConfidence());
      };
    }
  }

  private static Function<String, Answer> tika() throws Exception {
    var detector = new org.apache.tika.langdetect.opennlp.OpenNLPDetector();
    detector.loadModels();
    return text -> {
      detector.reset();
      detector.addText(text.toCharArray(), 0, text.length());
      var l = detector.detect();
      return new Answer(iso(l.getLanguage()), l.getRawScore());
    };
  }

  private static Function<String, Answer> lingua(boolean low) {
    var builder = LanguageDetectorBuilder.fromAllLanguages();
    var detector = (low ? builder.withLowAccuracyMode() : builder).build();
    return text -> {
      var all = detector.computeLanguageConfidenceValues(text);
      var best = all.entrySet().iterator();
      if (!best.hasNext()) {
        return new Answer("und", 0);
      }
      var first = best.next();
      return new Answer(iso(first.getKey().getIsoCode639_1().toString()), first.getValue());
    };
  }

  private static Function<String, Answer> optimaize() throws Exception {
    var detector =
        com.optimaize.langdetect.LanguageDetectorBuilder.create(NgramExtractors.standard())
            .withProfiles(new LanguageProfileReader().readAllBuiltIn())
            .build();
    return text -> {
      var all = detector.getProbabilities(text);
      return all.isEmpty()
          ? new Answer("und", 0)
          : new Answer(iso(all.get(0).getLocale().getLanguage()), all.get(0).getProbability());
    };
  }

  private static Function<String, Answer> fasttext(String file) {
    var model = new com.github.jfasttext.JFastText();
    model.loadModel(file);
    return text -> {
      var l = model.predictProba(text);
      return l == null
          ? new Answer("und", 0)
          : new Answer(iso(l.label.replace("__label__", "")), Math.exp(l.logProb));
    };
  }

  /** Two letters, macrolanguages for their main member. */
  private static String iso(String code) {
    String base = code.split("[-_]")[0].toLowerCase(Locale.ROOT);
    return ISO.getOrDefault(base, base);
  }

  private static Map<String, String> iso() {
    Map<String, String> map = new TreeMap<>();
    for (String two : Locale.getISOLanguages()) {
      map.put(Locale.forLanguageTag(two).getISO3Language(), two);
    }
    map.putAll(
        Map.of("cmn", "zh", "ekk", "et", "lvs", "lv", "pes", "fa", "zlm", "ms", "swh", "sw", "arb", "ar", "khk", "mn", "azj", "az", "heb", "he"));
    map.putAll(Map.of("iw", "he", "in", "id", "ind", "id", "no", "nb", "nor", "nb", "als", "sq", "npi", "ne", "pbt", "ps", "fil", "tl", "mly", "ms"));
    map.putAll(Map.of("nep", "ne", "aze", "az", "gsw", "als", "uzn", "uz", "ory", "or"));
    return map;
  }
}
