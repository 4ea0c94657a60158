package dev.gemel.serve.http;

import dev.gemel.serve.flow.ClientLink;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.Request;

/**
 * Sees that a client has closed its connection while its answer is being made. Jetty itself sees it
 * only when it writes, which may be a minute later, with the model at work all the while. So the
 * socket is read without waiting: it has nothing to read before the answer, except its end, or the
 * beginning of a next request, which is handed to Jetty.
 */
final class JettyLink implements ClientLink {
  private final SocketChannel channel;
  private final Connection.UpgradeTo connection;
  private boolean watching = true;

  private JettyLink(SocketChannel channel, Connection.UpgradeTo connection) {
    this.channel = channel;
    this.connection = connection;
  }

  /**
   * The link to the client of a request whose body has been read. A connection of another kind, as
   * with TLS, is not watched: there the end is seen at the next write.
   */
  static ClientLink of(HttpServletRequest request) {
    Connection connection =
        ServletContextRequest.getServletContextRequest(request)
            .getConnectionMetaData()
            .getConnection();
    return connection.getEndPoint() instanceof SocketChannelEndPoint endPoint
            && connection instanceof Connection.UpgradeTo http
        ? new JettyLink(endPoint.getChannel(), http)
        : ClientLink.NONE;
  }

  /** Runs {@code action} once the request's answer is sent, or can never be. */
  static void onEnd(HttpServletRequest request, Runnable action) {
    Request.addCompletionListener(
        ServletContextRequest.getServletContextRequest(request), failure -> action.run());
  }

  @Override
  public synchronized boolean gone() {
    if (!watching) {
      return false;
    }
    ByteBuffer one = ByteBuffer.allocate(1);
    try {
      int read = channel.read(one);
      if (read > 0) {
        watching = false;
        connection.onUpgradeTo(one.flip());
      }
      return read < 0;
    } catch (IOException reset) {
      return true;
    }
  }

  @Override
  public synchronized void release() {
    watching = false;
  }
}
