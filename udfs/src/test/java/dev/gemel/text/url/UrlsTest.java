package dev.gemel.text.url;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlsTest {
  @Test
  void host() {
    assertEquals("example.com", Urls.host("HTTPS://Example.COM:8443/a?b"));
    assertEquals("[::1]", Urls.host("http://[::1]:80/"));
    assertNull(Urls.host("mailto:a@example.com"));
    assertNull(Urls.host(""));
  }

  @Test
  void sameHost() {
    assertTrue(Urls.sameHost("http://a.example/x", "https://A.example:8080/y"));
    assertFalse(Urls.sameHost("http://a.example/", "http://www.a.example/"));
    assertFalse(Urls.sameHost("nonsense", "nonsense"), "what has no host is the same as nothing");
  }

  @ParameterizedTest
  @CsvSource({
    "a.example, a.example, true",
    "blog.a.example, a.example, true",
    "a.example, blog.a.example, true",
    "www.a.example, a.example, true",
    "www.a.example, blog.a.example, true",
    "blog.a.example, shop.a.example, false",
    "nota.example, a.example, false",
    "a.example, example, false",
    "1.127.0.0.1, 127.0.0.1, false",
    "localhost, localhost, true"
  })
  void sameSite(String a, String b, boolean same) {
    assertEquals(same, Urls.sameSite("http://" + a + "/", "https://" + b + "/x"));
  }
}
