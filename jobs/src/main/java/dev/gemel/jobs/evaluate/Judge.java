package dev.gemel.jobs.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gemel.clients.chat.ChatMessage;
import dev.gemel.conf.GemelException;
import dev.gemel.jobs.dataset.Prompt;
import dev.gemel.jobs.dataset.Replies;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * A chat model that judges answers: each by itself for accuracy and style, 1 to 3, and two against
 * each other in both orders, since judges favour a place (MT-Bench, arXiv 2306.05685). A verdict
 * that cannot be read is never dropped: it counts as the worst, or as lost.
 */
final class Judge {
  static final String ACCURACY = "accuracy";
  static final String STYLE = "style";

  /** 1: better in both orders; 0: worse in both, or not to be read; 0.5 otherwise. */
  static final String WIN = "judge_win";

  /** Share of an answer's claims that its passages support; 0 when not to be read. */
  static final String FAITHFULNESS = "faithfulness";

  static final Set<String> METRICS = Set.of(ACCURACY, STYLE, WIN, FAITHFULNESS);

  private static final int WORST = 1;
  private static final int BEST = 3;
  private static final int MAX_TOKENS = 600;
  private static final Set<String> SIDES = Set.of("first", "second", "tie");
  private static final String SINGLE_SCHEMA =
      """
      {"type": "object", "additionalProperties": false, "required": ["analysis", "accuracy", "style"],
      "properties": {"analysis": {"type": "string"}, "accuracy": {"enum": [1, 2, 3]},
      "style": {"enum": [1, 2, 3]}}}""";
  private static final String PAIR_SCHEMA =
      """
      {"type": "object", "additionalProperties": false, "required": ["analysis", "better"],
      "properties": {"analysis": {"type": "string"}, "better": {"enum": ["first", "second", "tie"]}}}""";

  private static final String CLAIMS_SCHEMA =
      """
      {"type": "object", "additionalProperties": false, "required": ["claims", "supported"],
      "properties": {"claims": {"type": "integer"}, "supported": {"type": "integer"}}}""";

  private final SparkSession spark;
  private final JudgeConfig config;

  Judge(SparkSession spark, JudgeConfig config) {
    this.spark = spark;
    this.config = config;
  }

  /** Accuracy and style of each answer. */
  Judged single(List<Answer> answers) {
    Map<String, Map<String, String>> fields = new HashMap<>();
    for (Answer a : answers) {
      fields.put(
          a.row().id(),
          Map.of(
              "instruction", a.row().instruction(),
              "reference", a.row().reference(),
              "answer", a.text()));
    }
    Map<String, String> replies = ask(config.single(), SINGLE_SCHEMA, fields);
    List<Score> accuracy = new ArrayList<>();
    List<Score> style = new ArrayList<>();
    long unparsable = 0;
    for (Answer a : answers) {
      int[] marks = marks(replies.get(a.row().id()));
      unparsable += marks == null ? 1 : 0;
      accuracy.add(Metrics.score(a.row(), marks == null ? WORST : marks[0]));
      style.add(Metrics.score(a.row(), marks == null ? WORST : marks[1]));
    }
    return new Judged(
        new TreeMap<>(Map.of(ACCURACY, accuracy, STYLE, style)), answers.size(), unparsable);
  }

  /** Whether each answer is better than the other model's to the same row. */
  Judged pairs(List<Answer> answers, List<Answer> others) {
    Map<String, Answer> other = new HashMap<>();
    others.forEach(o -> other.put(o.row().id(), o));
    List<Answer> both = answers.stream().filter(a -> other.containsKey(a.row().id())).toList();
    Map<String, Map<String, String>> fields = new HashMap<>();
    for (Answer a : both) {
      String theirs = text(other, a);
      fields.put("1/" + a.row().id(), pair(a, a.text(), theirs));
      fields.put("2/" + a.row().id(), pair(a, theirs, a.text()));
    }
    Map<String, String> replies = ask(config.pair(), PAIR_SCHEMA, fields);
    List<Score> wins = new ArrayList<>();
    long unparsable = 0;
    for (Answer a : both) {
      String one = better(replies.get("1/" + a.row().id()));
      String two = better(replies.get("2/" + a.row().id()));
      unparsable += (one == null ? 1 : 0) + (two == null ? 1 : 0);
      wins.add(Metrics.score(a.row(), win(one, two)));
    }
    return new Judged(new TreeMap<>(Map.of(WIN, wins)), 2L * both.size(), unparsable);
  }

  /** Whether answers keep to their passages (RAGAS, arXiv 2309.15217). */
  Judged faithfulness(List<RetrievalSet.Query> answered) {
    if (answered.isEmpty()) {
      return Judged.NOTHING;
    }
    Map<String, Map<String, String>> fields = new HashMap<>();
    for (RetrievalSet.Query query : answered) {
      String passages = String.join("\n\n", query.passages());
      String answer = query.answer() == null ? "" : query.answer();
      fields.put(query.text(), Map.of("passages", passages, "answer", answer));
    }
    Map<String, String> replies = ask(config.faithfulness(), CLAIMS_SCHEMA, fields);
    List<Score> scores = new ArrayList<>();
    long unparsable = 0;
    for (RetrievalSet.Query query : answered) {
      Double share = supported(replies.get(query.text()));
      unparsable += share == null ? 1 : 0;
      scores.add(new Score(query.text(), query.text(), share == null ? 0 : share));
    }
    return new Judged(new TreeMap<>(Map.of(FAITHFULNESS, scores)), answered.size(), unparsable);
  }

  /** Supported claims by claims, or null when the reply has no such numbers. */
  static @Nullable Double supported(@Nullable String reply) {
    JsonNode node = reply == null ? null : Replies.object(reply);
    if (node == null) {
      return null;
    }
    int claims = node.path("claims").asInt(0);
    int supported = node.path("supported").asInt(-1);
    return claims < 1 || supported < 0 || supported > claims ? null : (double) supported / claims;
  }

  static double win(@Nullable String first, @Nullable String second) {
    if (first == null || second == null) {
      return 0;
    }
    if (first.equals("first") && second.equals("second")) {
      return 1;
    }
    return first.equals("second") && second.equals("first") ? 0 : 0.5;
  }

  /** Accuracy and style, or null when the reply has no such marks. */
  static int @Nullable [] marks(@Nullable String reply) {
    JsonNode node = reply == null ? null : Replies.object(reply);
    if (node == null || !isMark(node.path(ACCURACY)) || !isMark(node.path(STYLE))) {
      return null;
    }
    return new int[] {node.path(ACCURACY).asInt(), node.path(STYLE).asInt()};
  }

  static @Nullable String better(@Nullable String reply) {
    JsonNode node = reply == null ? null : Replies.object(reply);
    String side = node == null ? null : Replies.text(node, "better");
    return side != null && SIDES.contains(side) ? side : null;
  }

  private static boolean isMark(JsonNode node) {
    return node.isIntegralNumber() && node.asInt() >= WORST && node.asInt() <= BEST;
  }

  private static String text(Map<String, Answer> answers, Answer same) {
    Answer found = answers.get(same.row().id());
    return found == null ? "" : found.text();
  }

  private static Map<String, String> pair(Answer a, String first, String second) {
    return Map.of("instruction", a.row().instruction(), "first", first, "second", second);
  }

  private Map<String, String> ask(
      Prompt prompt, String schema, Map<String, Map<String, String>> fields) {
    List<Row> questions = new ArrayList<>();
    fields.forEach(
        (id, values) -> {
          List<ChatMessage> messages = prompt.messages(values);
          questions.add(
              RowFactory.create(id, messages.get(0).content(), messages.get(1).content()));
        });
    List<Row> replies =
        new ChatCalls(config.spec(), config.concurrency(), MAX_TOKENS, schema)
            .ask(spark, questions);
    ChatCalls.check(replies);
    GemelException failure = ChatCalls.failure(replies);
    if (failure != null) {
      throw failure;
    }
    Map<String, String> out = new HashMap<>();
    replies.forEach(reply -> out.put(reply.getString(0), reply.getString(1)));
    return out;
  }
}
