package dev.gemel.text.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.text.html.learned.PageType;
import org.junit.jupiter.api.Test;

/** Whole pages of each main form, written for this test, with the usual furniture of a site. */
class PageTypesTest {
  private static final String MENU =
      "<header class=site-header><nav class=main-menu><ul>"
          + "<li><a href=/a>Home</a></li>".repeat(12)
          + "</ul></nav></header>";
  private static final String FOOTER =
      "<footer class=site-footer><p>Copyright 2024 The Makers</p><ul>"
          + "<li><a href=/b>Privacy policy</a></li>".repeat(8)
          + "</ul></footer>";
  private static final String CONSENT =
      "<div id=cookie-consent-banner><p>We use cookies and ask for your consent."
          + " Cookies help our vendors.</p><button>Accept</button></div>";

  private static String page(String head, String main) {
    return "<html><head><title>A page</title>"
        + head
        + "</head><body>"
        + CONSENT
        + MENU
        + "<main>"
        + main
        + "</main>"
        + FOOTER
        + "</body></html>";
  }

  @Test
  void product() {
    Extraction e =
        ContentExtractor.extract(
            page(
                "<meta property=og:type content=product><script type='application/ld+json'>"
                    + "{\"@type\":\"Product\",\"name\":\"Oak stool\",\"offers\":{\"@type\":\"Offer\"}}"
                    + "</script>",
                "<div class=product><h1 class=product-title>Oak stool</h1>"
                    + "<span class=price>$ 48.99</span><button class=add-to-cart>Add to cart</button>"
                    + "<div class=product-description><h2>Description</h2><p>"
                    + "The stool is made of oak from one forest, planed by hand and oiled twice. "
                        .repeat(3)
                    + "</p></div></div>"),
            "https://shop.example/products/oak-stool");
    assertEquals(PageType.PRODUCT, e.pageType());
    assertTrue(e.text().contains("planed by hand"), e.text());
    assertFalse(e.text().contains("consent"), e.text());
  }

  @Test
  void forum() {
    StringBuilder posts = new StringBuilder("<h1>Which glue for oak?</h1>");
    for (int i = 0; i < 8; i++) {
      posts
          .append("<article class='post message' id=post-")
          .append(i)
          .append("><div class=username>member")
          .append(i)
          .append("</div><div class=post-content><p>Reply number ")
          .append(i)
          .append(": I would take a glue that stays soft, since oak moves with the seasons,")
          .append(" and clamp it for a day at least.</p></div></article>");
    }
    Extraction e =
        ContentExtractor.extract(
            page(
                "<meta name=generator content=Discourse><script type='application/ld+json'>"
                    + "{\"@type\":\"DiscussionForumPosting\",\"headline\":\"Which glue?\"}</script>",
                posts.toString()),
            "https://forum.example/t/which-glue/17");
    assertEquals(PageType.FORUM, e.pageType());
    for (int i = 0; i < 8; i++) {
      assertTrue(e.text().contains("Reply number " + i), e.text());
    }
    assertEquals("", e.comments());
  }

  @Test
  void consentIsNoContent() {
    String words = "We use cookies with your consent.";
    Extraction e =
        ContentExtractor.extract(
            page("", "<article><h1>T</h1><p>" + "Some honest prose, long enough. ".repeat(20)),
            "https://a.example/2024/prose");
    assertTrue(e.text().contains("honest prose"));
    assertFalse(e.text().contains(words), e.text());
  }
}
