package dev.gemel.serve.flow;

/** What is known of the one who asked, while the answer is being made. */
public interface ClientLink {
  /** A client of whom nothing is known. */
  ClientLink NONE =
      new ClientLink() {
        @Override
        public boolean gone() {
          return false;
        }

        @Override
        public void release() {}
      };

  /** Whether the client has closed its connection. Must not block. */
  boolean gone();

  /** Ends the watching; {@link #gone} touches the connection no more once this returns. */
  void release();
}
