package dev.gemel.jobs.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.conf.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder with a setup.sh of its own: what the real one installs is gigabytes. */
class InstallationTest {
  @TempDir Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    Files.createDirectories(folder.resolve("src/gemel_trainer"));
    Files.writeString(folder.resolve("requirements.lock"), "torch==1\n");
  }

  private Trainer open(String setup, Path python, String index) throws IOException {
    Files.writeString(folder.resolve("setup.sh"), setup);
    return new Installation(folder, python, index).open();
  }

  @Test
  void theEnvironmentIsMadeOnFirstUseAndLeftToItsScriptThen() throws IOException {
    String setup =
        """
        echo "$@" >> "$1.calls"
        mkdir -p "$1/bin" && ln -sf /bin/sh "$1/bin/python"
        """;
    Trainer trainer = open(setup, null, null);
    Path environment = folder.resolve(".venv");
    assertEquals(environment.resolve("bin/python").toString(), trainer.program().get(0));
    assertEquals(trainer, open(setup, null, "http://index/cpu"));
    assertEquals(
        "%1$s\n%1$s --torch-index http://index/cpu\n".formatted(environment),
        Files.readString(folder.resolve(".venv.calls")));
  }

  @Test
  void aFailedInstallationSaysHowToGoOn() {
    ConfigException e = assertThrows(ConfigException.class, () -> open("exit 7", null, null));
    assertTrue(e.getMessage().contains("exit code 7"), e::getMessage);
    assertTrue(e.getMessage().contains("set train.python to DIR/bin/python"), e::getMessage);
  }

  @Test
  void anEnvironmentOfTheUsersOwnIsNotTouched() throws IOException {
    assertEquals("/bin/sh", open("exit 7", Path.of("/bin/sh"), null).program().get(0));
    Path none = folder.resolve("none");
    ConfigException e = assertThrows(ConfigException.class, () -> open("exit 7", none, null));
    assertTrue(e.getMessage().contains("train.python: " + none + " is no program"), e::getMessage);
  }
}
