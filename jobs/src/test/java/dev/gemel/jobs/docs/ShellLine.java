package dev.gemel.jobs.docs;

import java.util.ArrayList;
import java.util.List;

/** Shell command lines of the documents: words, quotes, pipes, comments, continued lines. */
public final class ShellLine {
  private final List<List<String>> commands = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private char quote;

  private ShellLine() {
    commands.add(new ArrayList<>());
  }

  /** The words of each command of a pipe. */
  public static List<List<String>> parse(String line) {
    ShellLine parser = new ShellLine();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '#' && parser.quote == 0 && !parser.inWord) {
        break;
      }
      parser.take(c);
    }
    if (parser.quote != 0) {
      throw new IllegalArgumentException("a quote stays open in: " + line);
    }
    parser.endWord();
    return parser.commands;
  }

  /** Lines of a block as commands: continued lines joined, the prompt {@code $} gone. */
  public static List<String> join(List<String> lines) {
    List<String> joined = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    for (String line : lines) {
      open.append(open.isEmpty() ? line.replaceFirst("^\\$ ", "") : line.strip());
      if (open.charAt(Math.max(0, open.length() - 1)) == '\\') {
        open.setLength(open.length() - 1);
      } else {
        joined.add(open.toString());
        open.setLength(0);
      }
    }
    return joined;
  }

  private void take(char c) {
    if (quote != 0) {
      takeQuoted(c);
    } else if (c == '\'' || c == '"') {
      quote = c;
      inWord = true;
    } else if (c == '|') {
      endWord();
      commands.add(new ArrayList<>());
    } else if (Character.isWhitespace(c)) {
      endWord();
    } else {
      word.append(c);
      inWord = true;
    }
  }

  private void takeQuoted(char c) {
    if (c == quote) {
      quote = 0;
    } else {
      word.append(c);
    }
  }

  private void endWord() {
    if (inWord) {
      commands.get(commands.size() - 1).add(word.toString());
      word.setLength(0);
      inWord = false;
    }
  }
}
