package dev.gemel.text.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.text.html.meta.PageKind;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A real static blog: every post is an article, every index page is not. */
class RealBlogTest {
  private static final int BLOCK = 512;
  private static final int SAMPLE = 8;

  @Test
  void postsAreArticlesAndIndexesAreNot() {
    checkEvery(SAMPLE, 5, 12);
  }

  @Tag("heavy")
  @Test
  void allPostsAreArticlesAndNoIndexIs() {
    checkEvery(1, 40, 100);
  }

  /** Checks every {@code step}th page; there are more posts and listings among them than these. */
  private static void checkEvery(int step, int minPosts, int minLists) {
    Map<String, String> pages =
        htmlOf(SharedData.gunzip(SharedData.require("lilianweng.github.io.tar.gz")));
    int posts = 0;
    int lists = 0;
    int number = 0;
    for (Map.Entry<String, String> page : pages.entrySet()) {
      if (number++ % step > 0) {
        continue;
      }
      String url = "https://" + page.getKey().replace("index.html", "");
      Extraction e = ContentExtractor.extract(page.getValue(), url);
      if (url.matches(".*/posts/\\d{4}-[^/]+/")) {
        assertPost(url, e);
        posts++;
      } else if (!url.endsWith("/faq/")) {
        assertNotEquals(PageKind.ARTICLE, e.kind(), url);
        assertNotEquals(PageKind.POST, e.kind(), url);
        lists += e.kind() == PageKind.LISTING ? 1 : 0;
      }
    }
    assertTrue(posts > minPosts, "found " + posts + " posts");
    assertTrue(lists > minLists, "found " + lists + " listings");
  }

  private static void assertPost(String url, Extraction e) {
    assertEquals(PageKind.ARTICLE, e.kind(), url);
    assertEquals("Lilian Weng", e.author(), url);
    assertNotNull(e.title(), url);
    assertNotNull(e.publishedAt(), url);
    assertTrue(e.publishedAt().matches("20(1[7-9]|2[0-6])-.*"), url + " " + e.publishedAt());
    assertEquals(url, e.canonicalUrl());
    assertTrue(e.text().length() > 3_000, url + " has " + e.text().length() + " characters");
    assertNotEquals(e.title(), e.text().lines().findFirst().orElse(""), url);
  }

  // The few fields of the ustar format (POSIX.1-1988) that this archive needs.
  private static Map<String, String> htmlOf(byte[] tar) {
    Map<String, String> pages = new LinkedHashMap<>();
    int at = 0;
    while (at + BLOCK <= tar.length && tar[at] != 0) {
      String name = field(tar, at, 100);
      int size = Integer.parseInt(field(tar, at + 124, 12).strip(), 8);
      if (name.endsWith(".html")) {
        pages.put(
            name.replaceFirst("^\\./", ""),
            new String(tar, at + BLOCK, size, StandardCharsets.UTF_8));
      }
      at += BLOCK + (size + BLOCK - 1) / BLOCK * BLOCK;
    }
    return pages;
  }

  private static String field(byte[] tar, int from, int length) {
    String raw = new String(tar, from, length, StandardCharsets.US_ASCII);
    int end = raw.indexOf('\0');
    return end < 0 ? raw : raw.substring(0, end);
  }
}
