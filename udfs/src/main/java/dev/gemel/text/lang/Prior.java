package dev.gemel.text.lang;

import java.lang.Character.UnicodeScript;
import java.util.Map;
import java.util.Set;

/**
 * What is known of the model's languages before a text is read: how common texts in them are, and
 * in which script they are written.
 */
final class Prior {
  /** Languages of few texts, which take short texts from common ones; a factor stops that. */
  private static final Set<String> MINOR =
      words(
          """
          ast bak ban bih bre ceb che ckb div fry ful gla gom gsw gug hat jav kin knn kur lim lin
          lug mhr min mlg mlt mri nan nds new nso oci orm pnb quz roh san snd srd ssw sun tat tsn
          tuk uig vol war wol yid
          """);

  private static final Set<String> SMALL =
      words(
          "afr cym epo eus fao gle glg hau ibo kir lat ltz mkd mon msa som swa tgk tgl uzb xho yor zul");

  private static final double MINOR_WEIGHT = -0.15;
  private static final double SMALL_WEIGHT = -0.03;

  /** Hindi and others in Latin letters ({@code hin-rom}): seldom more than names. */
  private static final String ROMANISED = "-rom";

  private static final double ROMANISED_WEIGHT = -0.5;

  /** The languages of scripts that several share; Latin is that of all others. */
  private static final Map<UnicodeScript, Set<String>> WRITTEN_IN =
      Map.of(
          UnicodeScript.CYRILLIC,
              words("aze bak bel bul che kaz kir mhr mkd mon rus srp tat tgk ukr uzb"),
          UnicodeScript.ARABIC, words("ara ckb fas pes pnb pus snd uig urd"),
          UnicodeScript.DEVANAGARI, words("bih gom hin mar nep new san"),
          UnicodeScript.HAN, words("cmn jpn zho-simp zho-trad"),
          UnicodeScript.HEBREW, words("heb yid"));

  /** Never written in Latin letters, or so seldom that the model has not seen it. */
  private static final Set<String> NOT_LATIN =
      words(
          """
          amh ara asm bak bel ben bih bul che ckb cmn div ell fas gom guj heb hin hye jpn kan kat
          kaz khm kir kor lao mal mar mhr mkd mon mya mya-zaw nep new ori pan pes pnb pus rus san
          sin snd tam tat tel tgk tha uig ukr urd yid zho-simp zho-trad
          """);

  private Prior() {}

  /** A logarithm to add to the model's own. */
  static double weight(String iso3) {
    if (iso3.endsWith(ROMANISED)) {
      return ROMANISED_WEIGHT;
    }
    if (MINOR.contains(iso3)) {
      return MINOR_WEIGHT;
    }
    return SMALL.contains(iso3) ? SMALL_WEIGHT : 0;
  }

  /** Whether a language of the model is written in a script that several may share. */
  static boolean isKnown(UnicodeScript script) {
    return script == UnicodeScript.LATIN
        || script == UnicodeScript.COMMON
        || WRITTEN_IN.containsKey(script);
  }

  static boolean isWrittenIn(String iso3, UnicodeScript script) {
    if (script == UnicodeScript.LATIN) {
      return !NOT_LATIN.contains(iso3);
    }
    Set<String> languages = WRITTEN_IN.get(script);
    return languages == null || languages.contains(iso3);
  }

  private static Set<String> words(String list) {
    return Set.of(list.strip().split("\\s+"));
  }
}
