package dev.gemel.clients.vector;

import dev.gemel.clients.ApiKeys;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.qdrant.client.QdrantClient;
import io.qdrant.client.QdrantGrpcClient;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds the official client on a channel of our own settings. */
final class Channels {
  private static final Logger LOG = LoggerFactory.getLogger(Channels.class);

  /** Search hits carry text; gRPC's default of 4 MiB is a few hundred long chunks. */
  private static final int MAX_REPLY = 64 << 20;

  private Channels() {}

  static ManagedChannel open(VectorStoreSpec spec) {
    ManagedChannelBuilder<?> builder =
        ManagedChannelBuilder.forAddress(spec.host(), spec.port())
            .maxInboundMessageSize(MAX_REPLY)
            // Calls repeats; two layers of retries would multiply.
            .disableRetry();
    return (spec.tls() ? builder.useTransportSecurity() : builder.usePlaintext()).build();
  }

  static QdrantClient client(
      VectorStoreSpec spec,
      ManagedChannel channel,
      Function<String, @Nullable String> environment) {
    // The version check would be a call in the constructor, before any retry.
    QdrantGrpcClient.Builder builder = QdrantGrpcClient.newBuilder(channel, true, false);
    String key = ApiKeys.read(spec.apiKeyEnv(), environment);
    if (key != null) {
      warnIfPlain(spec);
      builder.withApiKey(key);
    }
    return new QdrantClient(builder.build());
  }

  private static void warnIfPlain(VectorStoreSpec spec) {
    if (!spec.tls()) {
      LOG.warn("the Qdrant key is sent to {} unencrypted; use an https URL", spec.url());
    }
  }
}
