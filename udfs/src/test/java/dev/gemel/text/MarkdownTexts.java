package dev.gemel.text;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Random Markdown, well formed and not. */
public final class MarkdownTexts {
  private MarkdownTexts() {}

  /** Texts of up to 60 pieces of Markdown. */
  public static Arbitrary<String> any() {
    return Arbitraries.of(
            "word",
            "Two words. ",
            "Dr. Smith said so. ",
            "a",
            " ",
            "\n",
            "\n\n",
            "# Title\n",
            "\n## Why?\n",
            "\n### \n",
            "===\n",
            "---\n",
            "```\ncode  line\n```\n",
            "```",
            "    x = 1\n",
            "- item\n",
            "1. item\n",
            "| a | b |\n",
            "日本語の文。",
            "😀",
            "\u00A0",
            "é",
            "!",
            "...",
            "averyveryveryverylongwordwithoutanyspaceinsideofit",
            "\t",
            "\uD83D",
            "\u2028")
        .list()
        .ofMaxSize(60)
        .map(list -> String.join("", list));
  }
}
