package dev.gemel.jobs.ingest;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Media types that pages are kept of (RFC 9110, section 8.3). */
public final class MediaTypes {
  private static final Pattern CHARSET =
      Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([A-Za-z0-9_:.+-]{1,40})");
  private static final Set<String> HTML = Set.of("text/html", "application/xhtml+xml");
  private static final Set<String> XML =
      Set.of(
          "application/xml",
          "text/xml",
          "application/rss+xml",
          "application/atom+xml",
          "application/rdf+xml");
  private static final Set<String> ZIPPED =
      Set.of("application/gzip", "application/x-gzip", "application/octet-stream");

  private MediaTypes() {}

  /** The type without parameters, lower case; {@code application/octet-stream} when absent. */
  public static String of(@Nullable String contentType) {
    String type = contentType == null ? "" : contentType.split(";", 2)[0].strip();
    return type.isEmpty() ? "application/octet-stream" : type.toLowerCase(Locale.ROOT);
  }

  /** The charset parameter, lower case; null when absent. */
  public static @Nullable String charset(@Nullable String contentType) {
    Matcher m = CHARSET.matcher(contentType == null ? "" : contentType);
    return m.find() ? m.group(1).toLowerCase(Locale.ROOT) : null;
  }

  /** HTML or XHTML. */
  public static boolean isHtml(String type) {
    return HTML.contains(type);
  }

  /** XML, feeds among them. */
  public static boolean isXml(String type) {
    return XML.contains(type);
  }

  /** Whether a body of this type at this URL is read and stored. */
  public static boolean isKept(String type, String url) {
    return type.startsWith("text/")
        || isHtml(type)
        || isXml(type)
        || (ZIPPED.contains(type) && isZippedMap(url.toLowerCase(Locale.ROOT)));
  }

  /** Whether a lower-case name is that of a compressed sitemap or feed. */
  public static boolean isZippedMap(String name) {
    return name.endsWith(".xml.gz");
  }
}
