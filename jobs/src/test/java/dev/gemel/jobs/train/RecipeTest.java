package dev.gemel.jobs.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gemel.clients.registry.Stage;
import dev.gemel.conf.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecipeTest {
  private static final List<Stage> BOTH = List.of(Stage.SFT, Stage.DPO);
  private static final String GOOD =
      "method = full, learning_rate = 1e-3, batch_size = 4, seed = 1, max_steps = 5";

  @TempDir Path folder;

  private Map<Stage, Recipe> sft(String section) throws IOException {
    Path file = Files.writeString(folder.resolve("my.conf"), "sft { " + section + " }");
    return Recipes.load(file.toString(), List.of(Stage.SFT));
  }

  private static Recipe only(Map<Stage, Recipe> recipes) {
    return Objects.requireNonNull(recipes.get(Stage.SFT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tiny", "laptop", "llm-twin"})
  void thoseThatShipHaveBothStages(String name) {
    assertEquals(2, Recipes.load(name, BOTH).size());
  }

  @Test
  void theReferenceSystemsParametersAreItsOwn() {
    Map<Stage, Recipe> recipes = Recipes.load("llm-twin", BOTH);
    String sft = Canonical.json(only(recipes).values());
    for (String part :
        List.of(
            "\"alpha\":32,\"r\":32",
            "\"batch_size\":2,",
            "\"gradient_accumulation\":8",
            "\"learning_rate\":0.0003",
            "\"epochs\":3",
            "\"max_length\":2048",
            "\"packing\":true",
            "\"warmup_steps\":10",
            "\"weight_decay\":0.01",
            "\"optimizer\":\"adamw_8bit\"",
            "\"down_proj\",\"gate_proj\"")) {
      assertTrue(sft.contains(part), part + " in " + sft);
    }
    String dpo = Canonical.json(Objects.requireNonNull(recipes.get(Stage.DPO)).values());
    assertTrue(dpo.contains("\"beta\":0.5") && dpo.contains("\"learning_rate\":0.000002"), dpo);
  }

  /** The trainer refuses what its schema does not know, so the two lists must be one. */
  @Test
  void theKeysAreThoseOfTheTrainersSchema() throws IOException {
    Path schema = Path.of("../trainer/src/gemel_trainer/schemas/train.schema.json");
    JsonNode recipe =
        new ObjectMapper().readTree(schema.toFile()).at("/properties/recipe/properties");
    assertEquals(names(recipe), RecipeKeys.ALL.keySet());
    assertEquals(names(recipe.at("/lora/properties")), RecipeKeys.LORA.keySet());
  }

  private static Set<String> names(JsonNode node) {
    Set<String> names = new TreeSet<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "learning_rte = 1                          | unknown key learning_rte; known here: attention",
        "learning_rate = -1                        | learning_rate is -1; expected a number above 0",
        "batch_size = 0                            | batch_size is 0; expected a whole number from 1",
        "method = lora                             | lora is missing",
        "method = lora, lora { r = 8 }             | lora needs r and alpha",
        "method = lora, lora { r = 8, alpha = 1, a = 1 } | unknown key lora.a",
        "epochs = 1                                | expected one of epochs and max_steps",
        "packing = maybe                           | packing is maybe; expected true or false",
        "method = magic                            | expected one of full, lora, qlora",
      })
  void aWrongKeyIsNamed(String more, String message) {
    ConfigException e = assertThrows(ConfigException.class, () -> sft(GOOD + ", " + more));
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  @Test
  void everyProblemIsReported() {
    ConfigException e = assertThrows(ConfigException.class, () -> sft("a = 1, b = 2"));
    assertEquals(8, e.problems().size(), e.getMessage());
  }

  @Test
  void aStageWithoutASectionIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("my.conf"), "sft { " + GOOD + " }");
    ConfigException e =
        assertThrows(ConfigException.class, () -> Recipes.load(file.toString(), BOTH));
    assertTrue(e.getMessage().contains("no section dpo"), e.getMessage());
    e = assertThrows(ConfigException.class, () -> Recipes.load("nosuch", BOTH));
    assertTrue(e.getMessage().contains("there are laptop, llm-twin, tiny"), e.getMessage());
  }

  @Test
  void theSameRecipeIsTheSameTextHoweverItIsWritten() throws IOException {
    Recipe one = only(sft(GOOD));
    Recipe other =
        only(sft("seed = 1, max_steps = 5, batch_size = 4, learning_rate = 0.0010, method = full"));
    assertEquals(Canonical.json(one.values()), Canonical.json(other.values()));
    assertEquals(
        "{\"batch_size\":4,\"learning_rate\":0.001,\"max_steps\":5,\"method\":\"full\",\"seed\":1}",
        Canonical.json(one.values()));
    assertNotEquals(
        Canonical.sha256(one.values()),
        Canonical.sha256(only(sft(GOOD + ", bf16 = true")).values()));
  }

  @ParameterizedTest
  @CsvSource({"4, 2, 2, 4", "3, 4, 1, 12", "6, 1, 3, 2", "2, 1, 1, 2"})
  void halvingKeepsTheRowsOfAStep(int batch, int accumulation, int smaller, int more)
      throws IOException {
    Recipe recipe =
        only(
            sft(
                GOOD.replace("batch_size = 4", "batch_size = " + batch)
                    + ", gradient_accumulation = "
                    + accumulation));
    Recipe halved = Objects.requireNonNull(recipe.halved());
    assertEquals(smaller, halved.integer("batch_size", 0));
    assertEquals(more, halved.integer("gradient_accumulation", 0));
  }

  @Test
  void oneRowCannotBeHalved() throws IOException {
    assertNull(only(sft(GOOD.replace("batch_size = 4", "batch_size = 1"))).halved());
  }
}
