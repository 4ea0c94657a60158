package dev.gemel.jobs.evaluate;

import dev.gemel.clients.chat.ChatException;
import dev.gemel.clients.chat.ChatMessage;
import dev.gemel.clients.chat.ChatModel;
import dev.gemel.clients.chat.ChatRejectedException;
import dev.gemel.clients.chat.ChatReply;
import dev.gemel.clients.chat.ChatRequest;
import dev.gemel.clients.chat.ChatSpec;
import dev.gemel.clients.chat.OpenAiChatModel;
import dev.gemel.conf.GemelException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Chat requests in Spark tasks, some at a time in each, greedily. After a failure that stops the
 * job no further request is made; what was not asked is {@link #STOPPED}, with the failure for its
 * text.
 */
final class ChatCalls implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  /** The request, not the endpoint, is at fault: too long, or refused for what it says. */
  private static final Set<Integer> OF_ONE_REQUEST = Set.of(400, 413, 422);

  static final StructType QUESTION =
      new StructType()
          .add("id", DataTypes.StringType)
          .add("system", DataTypes.StringType)
          .add("user", DataTypes.StringType);

  static final StructType REPLY =
      new StructType()
          .add("id", DataTypes.StringType)
          .add("text", DataTypes.StringType)
          .add("finish", DataTypes.StringType)
          .add("tokens", DataTypes.LongType);

  /** So many refusals and nothing else are the endpoint's, not the requests'. */
  private static final int SOME = 3;

  /** Not answered, since the endpoint failed. */
  static final String STOPPED = "stopped";

  private final ChatSpec spec;
  private final int concurrency;
  private final int maxTokens;
  private final @Nullable String jsonSchema;

  ChatCalls(ChatSpec spec, int concurrency, int maxTokens, @Nullable String jsonSchema) {
    this.spec = spec;
    this.concurrency = concurrency;
    this.maxTokens = maxTokens;
    this.jsonSchema = jsonSchema;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> questions) throws InterruptedException {
    ChatModel model = OpenAiChatModel.of(spec);
    AtomicReference<@Nullable ChatException> stop = new AtomicReference<>();
    ExecutorService threads = Executors.newFixedThreadPool(concurrency);
    try {
      List<Future<Row>> asked = new ArrayList<>();
      while (questions.hasNext()) {
        Row question = questions.next();
        asked.add(threads.submit(() -> answer(model, question, stop)));
      }
      List<Row> rows = new ArrayList<>();
      for (Future<Row> answer : asked) {
        rows.add(answer.get());
      }
      return rows.iterator();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a question could not be asked", e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private Row answer(ChatModel model, Row question, AtomicReference<@Nullable ChatException> stop) {
    String id = question.getString(0);
    if (stop.get() == null) {
      try {
        ChatReply reply =
            model.complete(new ChatRequest(messages(question), 0.0, maxTokens, null, jsonSchema));
        return RowFactory.create(id, reply.text(), finish(reply), reply.completionTokens());
      } catch (ChatRejectedException e) {
        if (OF_ONE_REQUEST.contains(e.status())) {
          return RowFactory.create(id, "", Answer.REFUSED, 0L);
        }
        stop.compareAndSet(null, e);
      } catch (ChatException e) {
        stop.compareAndSet(null, e);
      }
    }
    return RowFactory.create(id, message(stop.get()), STOPPED, 0L);
  }

  private static List<ChatMessage> messages(Row question) {
    ChatMessage user = ChatMessage.user(question.getString(2));
    return question.isNullAt(1)
        ? List.of(user)
        : List.of(ChatMessage.system(question.getString(1)), user);
  }

  /**
   * Asks from Spark tasks.
   *
   * @param questions rows of {@link #QUESTION}
   * @return rows of {@link #REPLY}, in no order
   */
  List<Row> ask(SparkSession spark, List<Row> questions) {
    return spark
        .createDataFrame(questions, QUESTION)
        .repartition(spark.sparkContext().defaultParallelism())
        .mapPartitions(this, Encoders.row(REPLY))
        .collectAsList();
  }

  /**
   * @throws GemelException when every request was refused: such replies are no data
   */
  static void check(List<Row> replies) {
    if (replies.size() >= SOME
        && replies.stream().allMatch(reply -> reply.getString(2).equals(Answer.REFUSED))) {
      throw new GemelException(
          "the endpoint refused each of %d requests with status 400, 413 or 422, so it is no matter of one of them; see whether it knows the model, and, as a judge, response_format json_schema"
              .formatted(replies.size()));
    }
  }

  /**
   * What to say when one of {@code replies} shows that the endpoint failed; null when none does.
   */
  static @Nullable GemelException failure(List<Row> replies) {
    return replies.stream()
        .filter(reply -> reply.getString(2).equals(STOPPED))
        .findFirst()
        .map(
            reply ->
                new GemelException(
                    reply.getString(1)
                        + "; finished answers are kept and the next run goes on from there"))
        .orElse(null);
  }

  private static String message(@Nullable ChatException failure) {
    return failure == null ? "" : String.valueOf(failure.getMessage());
  }

  private static String finish(ChatReply reply) {
    return switch (reply.finishReason()) {
      case "stop" -> Answer.EOS;
      case "length" -> Answer.LENGTH;
      default -> Answer.UNKNOWN;
    };
  }
}
