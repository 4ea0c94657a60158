package dev.gemel.text.html;

import dev.gemel.text.words.LowerCase;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * From the bytes of a page to its characters: byte order mark, {@code Content-Type} header, {@code
 * <meta>}, strict UTF-8, statistical detector, in this order (the order of the HTML Standard,
 * section "determining the character encoding", with strict UTF-8 before guessing).
 */
public final class Charsets {
  private static final int META_PRESCAN_BYTES = 4096;
  private static final int DETECTOR_BYTES = 1 << 20;
  private static final Pattern CHARSET =
      Pattern.compile("(?i)charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9_:.+-]{1,40})");
  private static final Pattern META =
      Pattern.compile("(?i)<meta[^>]{0,500}?charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9_:.+-]{1,40})");
  private static final Pattern XML =
      Pattern.compile("(?i)^\\s*<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([A-Za-z0-9_:.+-]{1,40})");

  private Charsets() {}

  /**
   * The text of {@code body}; bytes that are invalid in the chosen encoding become U+FFFD. A
   * declared encoding that is unknown is passed over, as is a {@code <meta>} that contradicts bytes
   * which are valid UTF-8 beyond ASCII. Never fails.
   *
   * @param contentType the value of the HTTP header, if there was one
   */
  public static String decode(byte[] body, @Nullable String contentType) {
    int mark = markLength(body);
    if (mark > 0) {
      return new String(body, mark, body.length - mark, markCharset(body));
    }
    Charset header = contentType == null ? null : find(CHARSET, contentType);
    if (header != null) {
      return new String(body, header);
    }
    String utf8 = strictUtf8(body);
    if (utf8 != null && (utf8.length() < body.length || declared(body) == null)) {
      return utf8;
    }
    Charset meta = declared(body);
    return meta != null ? new String(body, meta) : new String(body, detect(body));
  }

  private static int markLength(byte[] b) {
    if (startsWith(b, 0xEF, 0xBB, 0xBF)) {
      return 3;
    }
    return startsWith(b, 0xFE, 0xFF) || startsWith(b, 0xFF, 0xFE) ? 2 : 0;
  }

  private static Charset markCharset(byte[] b) {
    if (startsWith(b, 0xEF)) {
      return StandardCharsets.UTF_8;
    }
    return startsWith(b, 0xFE) ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
  }

  private static boolean startsWith(byte[] b, int... prefix) {
    if (b.length < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if ((b[i] & 0xff) != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Charset declared(byte[] body) {
    int length = Math.min(body.length, META_PRESCAN_BYTES);
    String head = new String(body, 0, length, StandardCharsets.ISO_8859_1);
    Charset meta = find(META, head);
    Charset declared = meta != null ? meta : find(XML, head);
    // The page was readable as ASCII so far, so a declared UTF-16 is wrong (HTML Standard).
    boolean wide = declared != null && declared.name().startsWith("UTF-16");
    return wide ? StandardCharsets.UTF_8 : declared;
  }

  /** Labels that browsers read as a wider charset (Encoding Standard, section 4.2). */
  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("iso-8859-1", "windows-1252"),
          Map.entry("iso8859-1", "windows-1252"),
          Map.entry("iso_8859-1", "windows-1252"),
          Map.entry("latin1", "windows-1252"),
          Map.entry("us-ascii", "windows-1252"),
          Map.entry("ascii", "windows-1252"),
          Map.entry("iso-8859-9", "windows-1254"),
          Map.entry("iso8859-9", "windows-1254"),
          Map.entry("latin5", "windows-1254"),
          Map.entry("gb2312", "GBK"),
          Map.entry("gb_2312-80", "GBK"),
          Map.entry("shift_jis", "windows-31j"),
          Map.entry("shift-jis", "windows-31j"),
          Map.entry("x-sjis", "windows-31j"),
          Map.entry("sjis", "windows-31j"),
          Map.entry("euc-kr", "x-windows-949"),
          Map.entry("ks_c_5601-1987", "x-windows-949"));

  private static @Nullable Charset find(Pattern pattern, String text) {
    Matcher m = pattern.matcher(text);
    return m.find() ? charset(m.group(1)) : null;
  }

  private static @Nullable Charset charset(String label) {
    String name = LowerCase.of(label);
    try {
      return Charset.forName(ALIASES.getOrDefault(name, name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return null;
    }
  }

  private static @Nullable String strictUtf8(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException notUtf8) {
      return null;
    }
  }

  private static Charset detect(byte[] body) {
    UniversalDetector detector = new UniversalDetector();
    detector.handleData(body, 0, Math.min(body.length, DETECTOR_BYTES));
    detector.dataEnd();
    String name = detector.getDetectedCharset();
    Charset found = name == null ? null : charset(name);
    return found == null ? Charset.forName("windows-1252") : found;
  }
}
