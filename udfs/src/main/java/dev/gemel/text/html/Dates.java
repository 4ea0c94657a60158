package dev.gemel.text.html;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
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
              + "(?:[T\\s]+(\\d{1,2}:\\d{2}(?::\\d{2})?)(?:[.,]\\d+)?\\s*(Z|[+-]\\d{2}:?\\d{2})?)?.*");
  private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(T.*)?");
  private static final Pattern DAY_MONTH_YEAR =
      Pattern.compile(
          "\\b(\\d{1,2})(?:st|nd|rd|th|\\.)?\\s+(?:of\\s+|de\\s+)?(\\p{L}{3,12})\\.?,?\\s+(?:de\\s+)?(\\d{4})\\b");
  private static final Pattern MONTH_DAY_YEAR =
      Pattern.compile("\\b(\\p{L}{3,12})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})\\b");
  private static final Pattern DOTTED =
      Pattern.compile("\\b(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?(\\d{4})\\b");
  private static final Pattern SLASHED =
      Pattern.compile("\\b(\\d{4})[/-](\\d{1,2})[/-](\\d{1,2})\\b");
  private static final Pattern URL_DATE =
      Pattern.compile("[/_-]((?:19|20)\\d{2})[/_-](\\d{1,2})[/_-](\\d{1,2})(?:[/_.-]|$)");
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
    for (Pattern pattern : List.of(DAY_MONTH_YEAR, MONTH_DAY_YEAR, DOTTED, SLASHED)) {
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
    boolean dayFirst = pattern == DAY_MONTH_YEAR;
    Integer month = MONTHS.get(m.group(dayFirst ? 2 : 1).toLowerCase(Locale.ROOT));
    String day = m.group(dayFirst ? 1 : 2);
    return month == null ? null : date(m.group(3), month.toString(), day);
  }

  private static @Nullable String iso(Matcher m) {
    String date = date(m.group(1), m.group(2), m.group(3));
    String time = m.group(4);
    String zone = m.group(5);
    if (date == null || time == null || zone == null) {
      return date;
    }
    String padded = time.length() == 4 || time.length() == 7 ? "0" + time : time;
    String offset =
        zone.equals("Z") || zone.contains(":")
            ? zone
            : zone.substring(0, 3) + ":" + zone.substring(3);
    try {
      return OffsetDateTime.parse(date + "T" + padded + offset).toInstant().toString();
    } catch (DateTimeException badTime) {
      return date;
    }
  }

  private static @Nullable String rfc1123(String text) {
    try {
      return LocalDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
          .toLocalDate()
          .toString();
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
      "jan january januar janvier enero gennaio jänner janeiro januari",
      "feb february februar février fevrier febrero febbraio fevereiro februari",
      "mar march märz mars marzo março maart",
      "apr april avril abril aprile",
      "may mai mayo maggio maio mei",
      "jun june juni juin junio giugno junho",
      "jul july juli juillet julio luglio julho",
      "aug august août aout agosto augustus",
      "sep sept september septembre septiembre settembre setembro",
      "oct october oktober octobre octubre ottobre outubro okt",
      "nov november novembre noviembre novembro",
      "dec december dezember décembre decembre diciembre dicembre dezembro dez"
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
