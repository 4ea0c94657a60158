package dev.gemel.text.lang;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import opennlp.tools.langdetect.DefaultLanguageDetectorContextGenerator;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorContextGenerator;
import opennlp.tools.langdetect.LanguageDetectorFactory;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import opennlp.tools.util.normalizer.CharSequenceNormalizer;
import opennlp.tools.util.normalizer.EmojiCharSequenceNormalizer;
import opennlp.tools.util.normalizer.NumberCharSequenceNormalizer;
import opennlp.tools.util.normalizer.ShrinkCharSequenceNormalizer;
import opennlp.tools.util.normalizer.TwitterCharSequenceNormalizer;
import opennlp.tools.util.normalizer.UrlCharSequenceNormalizer;

/** Tika's model in OpenNLP's detector; loaded once per JVM, at first use. */
final class Detector {
  private static final String MODEL = "/opennlp-langdetect-20210413.bin";

  /** A word at the edge of a text begins or ends there as it would after a space. */
  private static final CharSequenceNormalizer EDGES = text -> " " + text + " ";

  private static final LanguageDetectorME INSTANCE = new LanguageDetectorME(load());

  private Detector() {}

  /** Every language of the model, the most likely first. */
  static Language[] predict(String text) {
    return INSTANCE.predictLanguages(text);
  }

  static String[] codes() {
    return INSTANCE.getSupportedLanguages();
  }

  private static LanguageDetectorModel load() {
    try (InputStream in = Detector.class.getResourceAsStream(MODEL)) {
      if (in == null) {
        throw new IllegalStateException(
            MODEL + " is not on the class path; add org.apache.tika:tika-langdetect-opennlp");
      }
      return new Model(in);
    } catch (IOException e) {
      throw new UncheckedIOException("the language model " + MODEL + " cannot be read", e);
    }
  }

  /** Asks for the edges beside the features that it was trained on. */
  private static final class Model extends LanguageDetectorModel {
    private static final long serialVersionUID = 1;

    Model(InputStream in) throws IOException {
      super(in);
    }

    @Override
    public LanguageDetectorFactory getFactory() {
      return new Factory();
    }
  }

  static final class Factory extends LanguageDetectorFactory {
    @Override
    public LanguageDetectorContextGenerator getContextGenerator() {
      return new DefaultLanguageDetectorContextGenerator(
          1,
          3,
          EmojiCharSequenceNormalizer.getInstance(),
          UrlCharSequenceNormalizer.getInstance(),
          TwitterCharSequenceNormalizer.getInstance(),
          NumberCharSequenceNormalizer.getInstance(),
          ShrinkCharSequenceNormalizer.getInstance(),
          EDGES);
    }
  }
}
