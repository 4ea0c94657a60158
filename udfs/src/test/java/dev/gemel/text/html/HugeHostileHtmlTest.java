package dev.gemel.text.html;

import org.junit.jupiter.api.Tag;

/** The same pages at their full size, of up to 50 MB. */
@Tag("heavy")
class HugeHostileHtmlTest extends HostileHtmlTest {
  @Override
  int size(int full) {
    return full;
  }
}
