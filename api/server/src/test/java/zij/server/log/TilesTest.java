package zij.server.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zij.ledger.log.Checkpoint;
import zij.ledger.log.Frontier;
import zij.ledger.log.Hash;
import zij.ledger.log.VerifierKey;
import zij.ledger.log.VerifierKeys;
import zij.server.Answer;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;

/** The log as the world fetches it (C2SP tlog-tiles). */
@ExtendWith(SharedServer.class)
class TilesTest {
  private static final int WIDTH = 256;

  private final RunningServer server;

  TilesTest(RunningServer server) {
    this.server = server;
  }

  private Checkpoint checkpoint() {
    VerifierKey key = VerifierKey.parse(server.get("/log/vkey").text());
    return Checkpoint.open(server.get("/log/checkpoint").text(), key);
  }

  /** Names of the tiles of level 0 of a log that is not yet a thousand tiles long. */
  private static List<String> tiles(long size) {
    List<String> names = new ArrayList<>();
    for (long first = 0; first < size; first += WIDTH) {
      long width = Math.min(WIDTH, size - first);
      names.add("%03d".formatted(first / WIDTH) + (width < WIDTH ? ".p/" + width : ""));
    }
    return names;
  }

  private static List<Hash> hashes(byte[] tile) {
    List<Hash> hashes = new ArrayList<>();
    for (int at = 0; at < tile.length; at += Hash.SIZE) {
      hashes.add(Hash.of(Arrays.copyOfRange(tile, at, at + Hash.SIZE)));
    }
    return hashes;
  }

  @Test
  void theTilesHaveTheRootThatTheCheckpointSigns() {
    Checkpoint checkpoint = checkpoint();
    Frontier frontier = Frontier.EMPTY;
    for (String tile : tiles(checkpoint.size())) {
      Answer answer = server.get("/log/tile/0/" + tile);
      assertThat(answer.status()).as(tile).isEqualTo(200);
      assertThat(answer.header("Content-Type")).isEqualTo("application/octet-stream");
      assertThat(answer.header("Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
      frontier = frontier.append(hashes(answer.bytes()), _ -> {});
    }
    assertThat(frontier.size()).isEqualTo(checkpoint.size());
    assertThat(frontier.root()).isEqualTo(checkpoint.root());
  }

  @Test
  void theEntriesAreForAuditorsAndHaveTheHashesOfTheirTile() {
    String tile = tiles(checkpoint().size()).getFirst();
    String path = "/log/tile/entries/" + tile;
    assertThat(server.get(path).problem()).isEqualTo("401 UNAUTHENTICATED");
    assertThat(server.shopper().get(path).problem()).isEqualTo("403 FORBIDDEN");
    assertThat(server.owner().get(path).status()).isEqualTo(200);
    Answer entries = server.auditor().get(path);
    assertThat(entries.header("Content-Type")).isEqualTo("application/octet-stream");
    assertThat(entries.header("Cache-Control")).isEqualTo("max-age=31536000, private, immutable");
    ByteBuffer bundle = ByteBuffer.wrap(entries.bytes());
    for (Hash leaf : hashes(server.get("/log/tile/0/" + tile).bytes())) {
      byte[] data = new byte[Short.toUnsignedInt(bundle.getShort())];
      bundle.get(data);
      assertThat(Hash.leaf(data)).isEqualTo(leaf);
    }
    assertThat(bundle.hasRemaining()).isFalse();
  }

  @Test
  void entriesAreCompressedForWhoeverTakesThat() {
    String tile = tiles(checkpoint().size()).getFirst();
    Answer zipped =
        RunningServer.send(
            server
                .auditor()
                .request("/log/tile/entries/" + tile)
                .header("Accept-Encoding", "gzip"));
    assertThat(zipped.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(zipped.bytes()).startsWith(0x1f, 0x8b);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0/0",
        "0/00",
        "0/0000",
        "0/001/",
        "0/x000/001",
        "0/001/002",
        "0/x001",
        "0/x01/002",
        "0/000.p/0",
        "0/000.p/01",
        "0/000.p/256",
        "0/000.p/999999999999999999999",
        "0/000.p/-1",
        "0/000.p",
        "0/000.p/",
        "0/000.p/1/1",
        "00/000",
        "01/000",
        "64/000",
        "-1/000",
        "x/000",
        "999999999999999999999/000",
        "0/",
        "0/%20",
        "0/000%00",
        "0/abc",
        "0/x999/x999/x999/x999/x999/999"
      })
  void whatNamesNoTileIsRefused(String name) {
    assertThat(server.get("/log/tile/" + name).status()).as(name).isIn(400, 404);
    String rest = name.substring(name.indexOf('/') + 1);
    if (rest.equals("000")) return; // of entries there is no level that could be wrong
    String entries = "/log/tile/entries/" + rest;
    assertThat(server.auditor().get(entries).status()).as(entries).isIn(400, 404);
  }

  @Test
  void tilesBeyondWhatIsSignedAreNotThereYet() {
    long size = checkpoint().size();
    assertThat(size).isLessThan(100 * WIDTH);
    for (String name :
        List.of("0/x999/999", "0/500.p/1", "1/000", "1/001.p/1", "2/000.p/1", "63/000")) {
      assertThat(server.get("/log/tile/" + name).problem()).as(name).isEqualTo("404 NOT_SIGNED");
    }
    assertThat(server.auditor().get("/log/tile/entries/500").problem()).isEqualTo("404 NOT_SIGNED");
    for (String none : List.of("0/0", "0", "0/", "x")) {
      assertThat(server.get("/log/tile/" + none).problem())
          .as(none)
          .isEqualTo("400 INVALID_PARAMETER");
    }
    assertThat(server.auditor().get("/log/tile/entries").problem())
        .isEqualTo("400 INVALID_PARAMETER");
  }

  @Test
  void theKeyInUseIsTheFirstOfAll() {
    VerifierKeys keys = VerifierKeys.parse(server.get("/log/vkeys").text());
    assertThat(keys.current()).hasToString(server.get("/log/vkey").text().strip());
  }

  /** What a verification said: its answer, then what it wrote to standard error. */
  private record Ended(int status, String said) {}

  private Ended verify(String token, String... more) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("zij.server.Zij", "verify", "--key"));
    command.add(server.get("/log/vkey").text().strip());
    String url = server.request("/log").build().uri().toString();
    command.addAll(List.of("--log", url));
    command.addAll(List.of(more));
    ProcessBuilder builder = new ProcessBuilder(command);
    if (!token.isEmpty()) builder.environment().put("ZIJ_LOG_TOKEN", token);
    Process process = builder.start();
    try {
      String answered = new String(process.getInputStream().readAllBytes(), UTF_8);
      String said = answered + new String(process.getErrorStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return new Ended(process.exitValue(), said);
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void theLiveLogIsVerifiedByAnybodyFromItsHashesAndByAuditorsFromItsEntries() throws Exception {
    Ended byHashes = verify("");
    assertThat(byHashes.said()).startsWith("holds: ").contains("(hashes only)");
    assertThat(byHashes.status()).isZero();
    Ended byEntries = verify(server.auditor().token(), "--json");
    assertThat(byEntries.said()).startsWith("{\"verdict\":\"holds\"").contains("\"entries\":true");
    Shopper shopper = server.shopper();
    Ended byNobody = verify(shopper.token());
    assertThat(byNobody.said()).contains("is not open to this token (403)");
    assertThat(byNobody.status()).isEqualTo(2);
  }
}
