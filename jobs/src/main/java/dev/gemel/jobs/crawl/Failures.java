package dev.gemel.jobs.crawl;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ProtocolException;

/** Reason codes of requests that got no usable answer. */
final class Failures {
  static final String BROKEN = "connection_broken";
  static final String TIMEOUT = "timeout";

  private Failures() {}

  /** The reason code of what the client threw. */
  static String reason(IOException e) {
    if (e instanceof UnknownHostException) {
      return "dns_failed";
    }
    if (e instanceof ConnectTimeoutException
        || e instanceof ConnectException
        || e instanceof NoRouteToHostException) {
      return "connect_failed";
    }
    if (e instanceof SSLException) {
      return "tls_failed";
    }
    if (e instanceof SocketTimeoutException) {
      return TIMEOUT;
    }
    boolean unreadable =
        e instanceof ClientProtocolException || e.getCause() instanceof ProtocolException;
    return unreadable ? "bad_response" : BROKEN;
  }
}
