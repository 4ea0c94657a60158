package dev.gemel.text.benchmark;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import org.openjdk.jmh.annotations.Setup;

/** Bodies of articles, as they are or changed into what a function looks for. */
public class Texts extends Sample<String> {
  /** Reads them. */
  @Setup
  public void load() {
    Inputs inputs = Inputs.read();
    UnaryOperator<String> change = change(inputs);
    List<String> texts = inputs.texts().stream().map(change).toList();
    fill(texts, Sample::utf8);
  }

  UnaryOperator<String> change(Inputs inputs) {
    return text -> text;
  }

  /** UTF-8 that was read as windows-1252, with the typographic signs that editors put in. */
  public static class Mojibake extends Texts {
    @Override
    UnaryOperator<String> change(Inputs inputs) {
      Charset wrong = Charset.forName("windows-1252");
      return text -> new String(text.replace('\'', '’').getBytes(StandardCharsets.UTF_8), wrong);
    }
  }

  /** Each followed by lines with personal data. */
  public static class Personal extends Texts {
    @Override
    UnaryOperator<String> change(Inputs inputs) {
      return text -> text + "\n\n" + inputs.personal();
    }
  }

  /** The first line only. */
  public static class Lines extends Texts {
    @Override
    UnaryOperator<String> change(Inputs inputs) {
      return text -> text.strip().lines().findFirst().orElse("");
    }
  }
}
