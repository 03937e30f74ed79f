package zij.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That {@code zij verify} demands witnesses of whatever it verifies. */
@SuppressWarnings("NullAway.Init") // made before each test
class WitnessedVerificationTest {
  private static final int SIZE = 300;
  private static final Instant AT = Instant.ofEpochSecond(1_790_000_000);

  @TempDir private Path folder = Path.of("");
  private SignedLog log;
  private Cosigner one;
  private Cosigner two;

  @BeforeEach
  void logWithOneWitness() throws Exception {
    log = new SignedLog(folder, SIZE);
    one = Cosigner.loadOrCreate("witness.test/w1", folder.resolve("w1"));
    two = Cosigner.loadOrCreate("witness.test/w2", folder.resolve("w2"));
    store(log.checkpoints.publish(), one);
  }

  private void store(SignedCheckpoint signed, Cosigner witness) throws SQLException {
    var text = SignedNote.unverifiedText(signed.note());
    insert(signed.checkpoint().size(), witness, witness.cosign(text, AT).line());
  }

  private void insert(long size, Cosigner witness, String line) throws SQLException {
    log.database.execute(
        "insert into ledger.cosignature (size, witness, at, line) values (%d, '%s', now(), '%s')"
            .formatted(size, witness.key(), line));
  }

  private String[] demanding(int quorum, String... subject) {
    var all = new ArrayList<>(List.of(subject));
    all.addAll(List.of("--witness", one.key().toString(), "--witness", two.key().toString()));
    all.addAll(List.of("--quorum", String.valueOf(quorum)));
    return all.toArray(String[]::new);
  }

  @Test
  void ofADatabase() throws Exception {
    assertThat(log.verifyDatabase(demanding(1)).exit()).isEqualTo(0);
    assertThat(log.verifyDatabase(demanding(2)))
        .isEqualTo(
            new SignedLog.Run(
                1,
                "does not hold: no checkpoint from 0 entries on has been cosigned by 2 of the 2"
                    + " witnesses\n"));
    log.append(1);
    var newer = log.checkpoints.publish();
    assertThat(log.verifyDatabase(demanding(1)).exit())
        .as("the newest need not have been cosigned yet")
        .isEqualTo(0);
    store(newer, two);
    assertThat(log.verifyDatabase(demanding(2)).exit()).as("two on different ones").isEqualTo(1);
    store(newer, one);
    assertThat(log.verifyDatabase(demanding(2)).exit()).isEqualTo(0);
  }

  @Test
  void aStoredLineThatIsNoCosignatureDoesNotCount() throws Exception {
    log.append(1);
    var newer = log.checkpoints.publish();
    store(newer, one);
    var ofAnother = two.cosign("zij.test/log\n1\nAAAA\n", AT).line();
    insert(newer.checkpoint().size(), two, ofAnother);
    assertThat(log.verifyDatabase(demanding(2)).exit()).isEqualTo(1);
    assertThat(log.verifyDatabase(demanding(1)).exit()).isEqualTo(0);
  }

  @Test
  void ofAnExport() throws Exception {
    var whole = export("whole");
    assertThat(log.verify(demanding(1, "--export", whole)).exit()).isEqualTo(0);
    assertThat(log.verify(demanding(2, "--export", whole)).out())
        .startsWith("does not hold: 1 of the 2 witnesses have cosigned");
    log.append(1);
    var _ = log.checkpoints.publish();
    assertThat(log.verify(demanding(1, "--export", export("newest"))).exit())
        .as("the newest checkpoint has no cosignature")
        .isEqualTo(1);
    var cosigned = export("cosigned", demanding(1));
    assertThat(log.verify(demanding(1, "--export", cosigned)).out()).startsWith("holds: 300 ");
    assertThat(run("none", demanding(2)).exit()).as("there is no such checkpoint").isEqualTo(2);
  }

  private String export(String name, String... more) {
    var run = run(name, more);
    assertThat(run.exit()).as(run.out()).isEqualTo(0);
    return folder.resolve(name).toString();
  }

  private SignedLog.Run run(String name, String... more) {
    var all = new ArrayList<>(List.of(folder.resolve(name).toString()));
    all.addAll(List.of("--database", log.database.url("postgres")));
    all.addAll(List.of("--key", log.signer().verifierKey().toString()));
    all.addAll(List.of(more));
    return SignedLog.run(new ExportCommand(), all.toArray(String[]::new));
  }

  @Test
  void ofALiveLog() throws Exception {
    var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    try {
      http.createContext(
          "/log/",
          exchange -> {
            var path = exchange.getRequestURI().getPath().substring("/log/".length());
            byte[] body = published(path);
            exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
      http.start();
      var url = "http://localhost:%d/log".formatted(http.getAddress().getPort());
      assertThat(log.verify(demanding(1, "--log", url)).exit()).isEqualTo(0);
      assertThat(log.verify(demanding(2, "--log", url)).out())
          .isEqualTo(
              "does not hold: 1 of the 2 witnesses have cosigned the checkpoint, 2 are needed\n");
    } finally {
      http.stop(0);
    }
  }

  private byte[] published(String path) throws IOException {
    try {
      if (!path.equals("checkpoint")) {
        return log.tiles().read(path, 1 << 16);
      }
      try (var connection = log.database.owner().getConnection()) {
        var newest = log.checkpoints.latest().orElseThrow();
        return StoredCosignatures.with(connection, newest)
            .note()
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
      }
    } catch (NoSuchFileException e) {
      return new byte[0];
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }
}
