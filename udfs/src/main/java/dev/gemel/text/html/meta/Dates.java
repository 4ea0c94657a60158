package dev.gemel.text.html.meta;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates as pages write them, read into ISO-8601. Years outside 1990 to 2099 are taken as errors.
 */
final class Dates {
  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4})-(\\d{1,2})-(\\d{1,2})"
              + "(?:[T\\s]+(\\d{1,2}:\\d{2}(?::\\d{2})?)(?:[.,]\\d+)?\\s*(Z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)?)?.*");
  private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(T.*)?");
  private static final Pattern DAY_MONTH_YEAR =
      Pattern.compile(
          "\\b(\\d{1,2})(?:st|nd|rd|th|er|\\.)?[\\s-]+(?:of\\s+|de\\s+)?(\\p{L}{3,12})\\.?,?[\\s-]+(?:de\\s+)?(\\d{4})\\b");
  private static final Pattern MONTH_DAY_YEAR =
      Pattern.compile(
          "\\b(\\p{L}{3,12})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?:\\d{1,2}:\\d{2}:\\d{2}\\s+)?(\\d{4})\\b");
  private static final Pattern DOTTED =
      Pattern.compile("\\b(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?(\\d{4})\\b");
  private static final Pattern SLASHED =
      Pattern.compile(
          "\\b(\\d{4})(?:[/.-]|\\s?[年년]\\s?)(\\d{1,2})(?:[/.-]|\\s?[月월]\\s?)(\\d{1,2})(?:\\b|[日일])");

  /** Day and month in the order that the country has; taken only where one of them tells. */
  private static final Pattern EITHER_ORDER =
      Pattern.compile("\\b(\\d{1,2})([/-])(\\d{1,2})\\2(\\d{4})\\b");

  private static final Pattern URL_DATE =
      Pattern.compile("[/_-]((?:19|20)\\d{2})[/_-](\\d{1,2})[/_-](\\d{1,2})(?:[/_.-]|$)");
  private static final int MONTHS_OF_A_YEAR = 12;
  private static final Map<String, Integer> MONTHS = months();

  private Dates() {}

  /** The date or instant in {@code raw}, as {@code 2023-06-23} or a UTC instant, or null. */
  static @Nullable String parse(@Nullable String raw) {
    if (raw == null || raw.isBlank() || raw.length() > 200) {
      return null;
    }
    String text = raw.strip();
    Matcher iso = ISO.matcher(text);
    if (iso.matches()) {
      return iso(iso);
    }
    Matcher compact = COMPACT.matcher(text);
    if (compact.matches()) {
      return date(compact.group(1), compact.group(2), compact.group(3));
    }
    String rfc = rfc1123(text);
    return rfc != null ? rfc : inText(text);
  }

  /** The date in a URL's path such as {@code /2023/06/23/}, or null. */
  static @Nullable String inUrl(@Nullable String url) {
    Matcher m = URL_DATE.matcher(url == null ? "" : url);
    return m.find() ? date(m.group(1), m.group(2), m.group(3)) : null;
  }

  /** The first written-out date in a short text, or null. */
  static @Nullable String inText(String text) {
    for (Pattern pattern : List.of(DAY_MONTH_YEAR, MONTH_DAY_YEAR, DOTTED, SLASHED, EITHER_ORDER)) {
      Matcher m = pattern.matcher(text);
      while (m.find()) {
        String found = found(pattern, m);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static @Nullable String found(Pattern pattern, Matcher m) {
    if (pattern == SLASHED) {
      return date(m.group(1), m.group(2), m.group(3));
    }
    if (pattern == DOTTED) {
      return date(m.group(3), m.group(2), m.group(1));
    }
    if (pattern == EITHER_ORDER) {
      return unambiguous(m.group(4), m.group(1), m.group(3));
    }
    boolean dayFirst = pattern == DAY_MONTH_YEAR;
    Integer month = MONTHS.get(m.group(dayFirst ? 2 : 1).toLowerCase(Locale.ROOT));
    String day = m.group(dayFirst ? 1 : 2);
    return month == null ? null : date(m.group(3), month.toString(), day);
  }

  private static @Nullable String unambiguous(String year, String first, String second) {
    if (Integer.parseInt(first) > MONTHS_OF_A_YEAR) {
      return date(year, second, first);
    }
    boolean tells = Integer.parseInt(second) > MONTHS_OF_A_YEAR || first.equals(second);
    return tells ? date(year, first, second) : null;
  }

  private static @Nullable String iso(Matcher m) {
    String date = date(m.group(1), m.group(2), m.group(3));
    String time = m.group(4);
    String zone = m.group(5);
    if (date == null || time == null || zone == null) {
      return date;
    }
    String padded = time.length() == 4 || time.length() == 7 ? "0" + time : time;
    try {
      ZoneOffset offset = ZoneOffset.of(Character.isLetter(zone.charAt(0)) ? "Z" : zone);
      return LocalDateTime.parse(date + "T" + padded).toInstant(offset).toString();
    } catch (DateTimeException badTime) {
      return date;
    }
  }

  private static @Nullable String rfc1123(String text) {
    try {
      return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant().toString();
    } catch (DateTimeException otherForm) {
      return null;
    }
  }

  private static @Nullable String date(String year, String month, String day) {
    int y = Integer.parseInt(year);
    if (y < 1990 || y > 2099) {
      return null;
    }
    try {
      return LocalDate.of(y, Integer.parseInt(month), Integer.parseInt(day)).toString();
    } catch (DateTimeException noSuchDay) {
      return null;
    }
  }

  private static Map<String, Integer> months() {
    String[] names = {
      "jan ene janv gen января stycznia styczeń ocak leden ledna january januar janvier enero gennaio jänner janeiro januari",
      "feb févr fév lutego şubat února февраля lut february februar février fevrier febrero febbraio fevereiro februari",
      "mar mrz marts marca mart března марта march märz mars marzo março maart",
      "apr avr abr kwietnia nisan dubna апреля april avril abril aprile",
      "may maj mag maja mayıs května мая mai mayo maggio maio mei",
      "jun giu czerwca haziran června июня june juni juin junio giugno junho",
      "jul juil lug lipca temmuz července июля july juli juillet julio luglio julho",
      "aug ago augusti sierpnia ağustos srpna августа august août aout agosto augustus",
      "sep września eylül září сентября sept september septembre septiembre settembre setembro",
      "oct ott października ekim října октября october oktober octobre octubre ottobre outubro okt",
      "nov listopada kasım ноября november novembre noviembre novembro",
      "dec dic déc grudnia aralık prosince декабря december dezember décembre decembre diciembre dicembre dezembro dez"
    };
    Map<String, Integer> months = new java.util.HashMap<>();
    for (int i = 0; i < names.length; i++) {
      for (String name : names[i].split(" ")) {
        months.put(name, i + 1);
      }
    }
    return Map.copyOf(months);
  }
}
