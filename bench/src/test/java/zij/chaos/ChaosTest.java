package zij.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The plan of a run, and one short run of a fixed seed. */
class ChaosTest {
  private static final long SEED = 14_299;

  @TempDir Path folder;

  /** Few blows of most kinds: PostgreSQL crashes while a killed server comes back, and so on. */
  @Test
  void aShopHoldsWhileEverythingUnderItFails() throws Exception {
    Path run = folder.resolve("run");
    int exit =
        Chaos.program()
            .execute(
                "--seed=" + SEED, "--minutes=0.3", "--buyers=8", "--gap=1200", "--folder=" + run);
    String journal = Files.readString(run.resolve("run.log"));
    assertThat(exit).as(journal).isZero();
    JsonNode told = JsonMapper.shared().readTree(Files.readString(run.resolve("run.json")));
    assertThat(told.path("seed").asLong()).isEqualTo(SEED);
    assertThat(told.path("holds").asBoolean()).isTrue();
    assertThat(told.path("counted").path("payments").asInt()).isPositive();
    for (Blow blow : new Plan(SEED, 0.3, 8, 1_200).blows()) {
      assertThat(told.path("counted").path(blow.kind().plural).asInt())
          .as(blow.toString())
          .isPositive();
    }
  }

  @Test
  void theSameSeedIsTheSamePlan() {
    Plan plan = new Plan(7, 5, 3, 2_000);
    assertThat(plan.blows()).isEqualTo(new Plan(7, 5, 3, 2_000).blows());
    assertThat(plan.blows()).isNotEqualTo(new Plan(8, 5, 3, 2_000).blows());
    assertThat(doings(plan)).isEqualTo(doings(plan));
    assertThat(doings(plan).stream().distinct()).hasSize(3);
  }

  private static List<List<Doing>> doings(Plan plan) {
    return plan.perBuyer().stream()
        .map(random -> Stream.generate(() -> Doing.draw(random)).limit(20).toList())
        .toList();
  }

  /** So a run of some minutes leaves nothing out. */
  @Test
  void eachKindOfBlowComesBeforeAnyComesTwice() {
    List<Blow> blows = Blow.plan(new SplittableRandom(3), 300_000, 4_000);
    int kinds = Blow.Kind.values().length;
    Set<Blow.Kind> first =
        blows.subList(0, kinds).stream().map(Blow::kind).collect(Collectors.toSet());
    assertThat(first).isEqualTo(EnumSet.allOf(Blow.Kind.class));
    assertThat(blows).isSortedAccordingTo((a, b) -> Long.compare(a.atMs(), b.atMs()));
    assertThat(blows.getLast().atMs()).isLessThan(300_000);
  }

  @Test
  void saysWhatItCannotTry() {
    for (String wrong :
        List.of("--minutes=0", "--minutes=1441", "--buyers=0", "--buyers=501", "--gap=99")) {
      assertThat(Chaos.program().execute(wrong, "--folder=" + folder.resolve("no"))).isEqualTo(2);
    }
    assertThat(folder.resolve("no")).doesNotExist();
  }

  /** A folder that is given by mistake is not thrown away. */
  @Test
  void leavesFoldersAloneThatAreNotOfARun() throws Exception {
    Path precious = Files.writeString(folder.resolve("precious"), "x");
    assertThat(Chaos.program().execute("--folder=" + folder)).isEqualTo(2);
    assertThat(precious).exists();
  }
}
