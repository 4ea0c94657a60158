package dev.gemel.jobs.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class RendezvousTest {
  private static final int OTHERS = 2_000;

  @Test
  @EnabledOnOs(OS.LINUX)
  void whoAsksForAnyPortDoesNotGetOursAndTheTrainerDoes() throws Exception {
    try (Rendezvous ours = Rendezvous.reserve()) {
      for (int i = 0; i < OTHERS; i++) {
        try (ServerSocket other = new ServerSocket(0)) {
          assertNotEquals(ours.port(), other.getLocalPort());
        }
      }
      try (ServerSocket trainer = new ServerSocket()) {
        trainer.setReuseAddress(true);
        trainer.bind(new InetSocketAddress(ours.port()));
        assertEquals(ours.port(), trainer.getLocalPort());
      }
    }
  }

  @Test
  void pythonListensOnAReservedPort() throws Exception {
    Assumptions.assumeTrue(
        Processes.done("python3", "-c", "import sys"), "no python3: its sockets are not tried");
    try (Rendezvous ours = Rendezvous.reserve()) {
      String listen =
          "import socket; s = socket.socket();"
              + "s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1);"
              + "s.bind(('', %d)); s.listen()".formatted(ours.port());
      assertTrue(Processes.done("python3", "-c", listen));
    }
  }
}
