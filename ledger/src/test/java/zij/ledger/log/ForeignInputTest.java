package zij.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import zij.ledger.witness.AddCheckpoint;

/**
 * Receipts, notes, keys and names of tiles as they come from outside: damaged at random they are
 * refused as their readers promise, and no receipt that was changed says anything else. {@code
 * -Dzij.seed=} tries others, {@code -Dzij.foreign=} more.
 */
class ForeignInputTest {
  private static final Path VECTOR = Path.of("src/test/resources/vectors/receipts.json");
  private static final int TRIES = Integer.getInteger("zij.foreign", 5_000);
  private static final String PIECES = "\n\n\u2014 \0/+.=xAZaz09é💥\ud800";

  private final long seed = Long.getLong("zij.seed", 20_261_122);
  private final SplittableRandom random = new SplittableRandom(seed);
  private final List<String> receipts = new ArrayList<>();
  private String keyLine = "";

  @BeforeEach
  void read() throws IOException {
    var vector = JsonMapper.shared().readTree(Files.readString(VECTOR));
    keyLine = vector.get("vkey").asString();
    for (var receipt : vector.get("receipts")) receipts.add(receipt.get("text").asString());
  }

  /** The text with one to four places of it changed, cut, doubled or put elsewhere. */
  private String damaged(String text) {
    StringBuilder changed = new StringBuilder(text);
    for (int i = random.nextInt(1, 5); i > 0; i--) {
      int at = random.nextInt(changed.length() + 1);
      int end = Math.min(changed.length(), at + random.nextInt(1, 40));
      switch (random.nextInt(6)) {
        case 0 -> changed.setLength(at);
        case 1 -> changed.delete(at, end);
        case 2 -> changed.insert(at, changed.substring(at, end));
        case 3 -> changed.insert(random.nextInt(changed.length() + 1), piece());
        case 4 -> {
          if (at < changed.length()) changed.setCharAt(at, piece().charAt(0));
        }
        default -> {
          String lines = other().substring(random.nextInt(20));
          changed.insert(at, lines, 0, Math.min(lines.length(), 60));
        }
      }
    }
    return changed.toString();
  }

  private String piece() {
    int at = random.nextInt(PIECES.length() - 1);
    return PIECES.substring(at, at + 1);
  }

  private String other() {
    return receipts.get(random.nextInt(receipts.size()));
  }

  /** A reader may refuse by the one exception that it names, and by no other. */
  private void isReadOrRefused(String text, Consumer<String> reader) {
    try {
      reader.accept(text);
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).as("why, seed %d: %s", seed, text).isNotBlank();
    } catch (RuntimeException e) {
      fail("seed " + seed + ": " + text, e);
    }
  }

  @Test
  void noChangedReceiptSaysAnythingElse() {
    VerifierKey key = VerifierKey.parse(keyLine);
    int failed = 0;
    for (int i = 0; i < TRIES; i++) {
      String whole = other();
      String changed = damaged(whole);
      ReceiptVerifier.Verdict verdict = ReceiptVerifier.verify(changed, key);
      switch (verdict) {
        case ReceiptVerifier.Verdict.Fails(String reason) -> {
          assertThat(reason).as("seed %d: %s", seed, changed).isNotBlank();
          failed++;
        }
        case ReceiptVerifier.Verdict.Holds holds -> assertSame(holds, whole, key, changed);
      }
    }
    assertThat(failed).as("seed %d", seed).isGreaterThan(TRIES / 2);
  }

  /**
   * What is changed where nothing is said, in a line that no key of ours signed, changes nothing.
   */
  private void assertSame(
      ReceiptVerifier.Verdict.Holds holds, String whole, VerifierKey key, String changed) {
    boolean isOneOfThem =
        receipts.stream()
            .map(receipt -> (ReceiptVerifier.Verdict.Holds) ReceiptVerifier.verify(receipt, key))
            .anyMatch(it ->
                it.position() == holds.position()
                    && it.checkpoint().equals(holds.checkpoint())
                    && it.entry().eventId().equals(holds.entry().eventId()));
    assertThat(isOneOfThem).as("seed %d, of %s made %s", seed, whole, changed).isTrue();
  }

  @Test
  void notesKeysProofsAndRequestsAreReadOrRefused() {
    for (int i = 0; i < TRIES; i++) {
      String receipt = damaged(other());
      isReadOrRefused(receipt, TlogProof::parse);
      String note = damaged(TlogProof.parse(other()).checkpoint());
      isReadOrRefused(note, it -> Checkpoint.open(it, VerifierKey.parse(keyLine)));
      isReadOrRefused(note, SignedNote::unverifiedText);
      isReadOrRefused(note, Checkpoint::parse);
      isReadOrRefused(damaged(keyLine), VerifierKey::parse);
      isReadOrRefused(damaged(keyLine), CosignerKey::parse);
      isReadOrRefused(damaged(keyLine + "\n" + keyLine), VerifierKeys::parse);
      isReadOrRefused(damaged("old 3\n" + other()), AddCheckpoint::parse);
    }
  }

  /** One name for one tile: what is read is written the same again. */
  @Test
  void tilesHaveOneName() {
    for (int i = 0; i < TRIES; i++) {
      String level = random.nextInt(5) == 0 ? damaged("12") : Integer.toString(random.nextInt(70));
      String number = random.nextBoolean() ? damaged("x001/x234/067.p/12") : "x001/067";
      isReadOrRefused(
          number,
          it ->
              assertThat(TilePath.parse(level, it).hashes())
                  .as("seed %d", seed)
                  .isEqualTo("tile/" + level + "/" + it));
    }
  }
}
