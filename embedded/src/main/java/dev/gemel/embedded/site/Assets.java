package dev.gemel.embedded.site;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Instant;
import java.util.Map;

/** Style sheets, pictures and a small PDF. */
final class Assets {
  private static final Template FIGURE = Template.load("themes/figure.svg");

  /** Picture name to its path data and label. */
  private static final Map<String, String[]> FIGURES =
      Map.of(
          "lateness",
              new String[] {"M20 200 L120 60 L240 150 L360 185 L620 198", "events by lateness"},
          "dough",
              new String[] {
                "M20 200 C220 200 260 40 420 40 S560 90 620 110", "height of dough over time"
              },
          "valley",
              new String[] {
                "M20 190 L160 170 L280 120 L400 60 L470 40 L620 180", "the road, from the side"
              },
          "drawer",
              new String[] {
                "M20 200 H180 V40 H240 V190 H400 V170 H620", "forks, and everything else"
              });

  private Assets() {}

  static void addTo(Map<String, Page> pages, Instant made) {
    for (String name : new String[] {"ada.css", "bruno.css", "notes.css"}) {
      pages.put("/assets/" + name, Page.utf8(Resources.text("assets/" + name), "text/css", made));
    }
    FIGURES.forEach(
        (name, parts) -> {
          String svg = FIGURE.fill(Map.of("line", parts[0], "label", parts[1]));
          pages.put("/assets/" + name + ".svg", Page.utf8(svg, "image/svg+xml", made));
        });
  }

  /** The least a reader accepts as PDF (ISO 32000-1 §7.5), with one binary comment line. */
  static byte[] pdf() {
    return """
        %PDF-1.4
        %\u00e2\u00e3\u00cf\u00d3
        1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
        2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
        3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 200 200]>> endobj
        trailer <</Root 1 0 R>>
        %%EOF
        """
        .getBytes(ISO_8859_1);
  }
}
