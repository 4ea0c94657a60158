package dev.gemel.jobs.train;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;

/**
 * A port that is ours until the trainer listens on it. The socket is bound with SO_REUSEADDR and
 * never listens: the kernel then gives its port to nobody who asks for any port, yet lets the
 * trainer, which sets SO_REUSEADDR as well, bind and listen. Choosing a free port and closing it,
 * as is often done, leaves it to whoever comes first.
 */
final class Rendezvous implements AutoCloseable {
  private final SocketChannel socket;

  private Rendezvous(SocketChannel socket) {
    this.socket = socket;
  }

  static Rendezvous reserve() throws IOException {
    SocketChannel socket = SocketChannel.open();
    socket.setOption(StandardSocketOptions.SO_REUSEADDR, true);
    socket.bind(new InetSocketAddress(0));
    return new Rendezvous(socket);
  }

  int port() throws IOException {
    return ((InetSocketAddress) socket.getLocalAddress()).getPort();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
