package dev.gemel.jobs.evaluate;

import dev.gemel.clients.chat.ChatSpec;
import dev.gemel.conf.GemelException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** Answers from an OpenAI-compatible endpoint, asked from Spark tasks. */
final class EndpointGenerator implements Generator {
  private final SparkSession spark;
  private final EvaluateConfig config;
  private final ChatSpec endpoint;

  EndpointGenerator(SparkSession spark, EvaluateConfig config, ChatSpec endpoint) {
    this.spark = spark;
    this.config = config;
    this.endpoint = endpoint;
  }

  @Override
  public String name() {
    return endpoint.url().toString();
  }

  @Override
  public void generate(ModelRef model, String key, List<TestRow> rows, Consumer<Answers> commit) {
    for (int from = 0; from < rows.size(); from += config.batch()) {
      List<TestRow> batch = rows.subList(from, Math.min(from + config.batch(), rows.size()));
      List<Row> replies = ask(model, batch);
      ChatCalls.check(replies);
      commit.accept(new Answers(answers(batch, replies), config.templateSha256()));
      GemelException failure = ChatCalls.failure(replies);
      if (failure != null) {
        throw failure;
      }
    }
  }

  private List<Row> ask(ModelRef model, List<TestRow> batch) {
    String served = config.servedName() == null ? model.name() : config.servedName();
    ChatSpec spec =
        new ChatSpec(
            endpoint.url(),
            served,
            endpoint.apiKeyEnv(),
            endpoint.timeout(),
            endpoint.maxRetries());
    List<Row> questions =
        batch.stream().map(row -> RowFactory.create(row.id(), null, row.instruction())).toList();
    return new ChatCalls(spec, config.concurrency(), config.maxNewTokens(), null)
        .ask(spark, questions);
  }

  private static List<Answer> answers(List<TestRow> batch, List<Row> replies) {
    Map<String, TestRow> rows =
        batch.stream().collect(Collectors.toMap(TestRow::id, Function.identity()));
    return replies.stream()
        .filter(reply -> !reply.getString(2).equals(ChatCalls.STOPPED))
        .map(reply -> answer(rows, reply))
        .toList();
  }

  private static Answer answer(Map<String, TestRow> rows, Row reply) {
    TestRow row = rows.get(reply.getString(0));
    if (row == null) {
      throw new IllegalStateException("an answer to no question: " + reply.getString(0));
    }
    return new Answer(row, reply.getString(1), reply.getString(2), reply.getLong(3));
  }
}
