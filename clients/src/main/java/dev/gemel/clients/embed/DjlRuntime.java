package dev.gemel.clients.embed;

import java.io.IOException;

/** How DJL is set up in this JVM: no network, no telemetry, providers found beside our classes. */
final class DjlRuntime {
  /** Something that loads classes or native code through DJL. */
  @FunctionalInterface
  interface Loading<T> {
    T load() throws IOException;
  }

  private DjlRuntime() {}

  /**
   * Runs the loading with the settings in force. DJL finds its engine and its native libraries
   * through the thread's class loader, which in a Spark task or a server need not see our jar.
   */
  static <T> T call(Loading<T> loading) throws IOException {
    settings();
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(DjlRuntime.class.getClassLoader());
    try {
      return loading.load();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static void settings() {
    setIfAbsent("ai.djl.offline", "true");
    setIfAbsent("OPT_OUT_TRACKING", "true");
  }

  private static void setIfAbsent(String key, String value) {
    if (System.getProperty(key) == null) {
      System.setProperty(key, value);
    }
  }
}
