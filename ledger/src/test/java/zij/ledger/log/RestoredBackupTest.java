package zij.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The database was replaced by an old backup of itself, its later checkpoints gone with its later
 * entries: the checkpoint that each server keeps in a file finds it, and everything stops.
 */
class RestoredBackupTest {
  @TempDir private Path folder = Path.of("");

  /** Of 300 signed entries, with a backup of the first 200. */
  private SignedLog restored() throws Exception {
    var log = new SignedLog(folder, 200);
    log.checkpoints.publish();
    log.database.backup("old");
    log.append(100);
    log.checkpoints.publish();
    log.database.restore("old");
    log.continueAt(200);
    return log;
  }

  @Test
  void isNotSigned() throws Exception {
    var log = restored();
    assertThat(log.reader.size()).isEqualTo(200);
    assertThatExceptionOfType(ForkException.class)
        .isThrownBy(log.checkpoints::publish)
        .withMessage(
            "the log of 200 entries does not extend the 300 that were signed; nothing was signed");
    assertThat(log.checkpoints.latest().orElseThrow().checkpoint().size()).isEqualTo(200);
  }

  @Test
  void isFoundAtTheNextStartToo() throws Exception {
    var log = restored();
    var alarm = new ForkAlarm(new SimpleMeterRegistry());
    assertThatExceptionOfType(ForkException.class)
        .isThrownBy(log.checkpoints("log.checkpoint", alarm)::publish);
    assertThat(alarm.reason()).hasValueSatisfying(it -> assertThat(it).contains("300"));
  }

  @Test
  void isFoundByAServerThatSignedNothingItself() throws Exception {
    var log = new SignedLog(folder, 200);
    var alarm = new ForkAlarm(new SimpleMeterRegistry());
    var other = log.checkpoints("other.checkpoint", alarm);
    log.checkpoints.publish();
    log.database.backup("old");
    log.append(100);
    log.checkpoints.publish();
    assertThat(other.publish().checkpoint().size()).isEqualTo(300);
    log.database.restore("old");
    assertThatExceptionOfType(ForkException.class).isThrownBy(other::publish);
  }

  @Test
  void isFoundWhenItHasGrownPastWhatWasSigned() throws Exception {
    var log = restored();
    log.append(150);
    assertThatExceptionOfType(ForkException.class)
        .isThrownBy(log.checkpoints::publish)
        .withMessageContaining("the log of 350 entries does not extend the 300");
  }

  @Test
  void stopsAppendingAndSigningForGood() throws Exception {
    var meters = new SimpleMeterRegistry();
    var log = restored();
    var alarm = new ForkAlarm(meters);
    assertThat(meters.get("zij.log.fork").gauge().value()).isZero();
    var checkpoints = log.checkpoints("log.checkpoint", alarm);
    try (var appender =
        new Appender(log.database.application(), Appender.Limits.DEFAULT, _ -> {}, alarm, meters)) {
      assertThatExceptionOfType(ForkException.class).isThrownBy(checkpoints::publish);
      assertThat(meters.get("zij.log.fork").gauge().value()).isEqualTo(1);
      assertThatExceptionOfType(ForkException.class)
          .isThrownBy(() -> appender.append(List.of(Entries.leaf("late", 0))));
    }
    assertThat(log.reader.size()).isEqualTo(200);
    // Even if the database was put right meanwhile: a person has to look first.
    Files.delete(folder.resolve("log.checkpoint"));
    assertThatExceptionOfType(ForkException.class).isThrownBy(checkpoints::publish);
  }

  @Test
  void underARunningAppenderIsNotAppendedTo() throws Exception {
    var log = new SignedLog(folder, 200);
    log.database.backup("old");
    try (var appender = log.appender()) {
      appender.append(List.of(Entries.leaf("new", 0), Entries.leaf("new", 1)));
      log.database.restore("old");
      assertThatExceptionOfType(AppendOutcomeUnknownException.class)
          .isThrownBy(() -> appender.append(List.of(Entries.leaf("newer", 0))));
      assertThat(log.alarm.reason()).hasValueSatisfying(it -> assertThat(it).contains("202"));
      assertThatExceptionOfType(ForkException.class)
          .isThrownBy(() -> appender.append(List.of(Entries.leaf("newest", 0))));
    }
    assertThat(log.reader.size()).isEqualTo(200);
  }

  @Test
  void isNotWhatACrashBeforeTheCommitLeaves() throws Exception {
    var log = new SignedLog(folder, 200);
    log.database.execute("revoke insert on ledger.checkpoint from " + TestLog.APPLICATION);
    assertThatExceptionOfType(EventStoreException.class).isThrownBy(log.checkpoints::publish);
    // Kept before anybody could see it, so that no crash can lose what was seen.
    assertThat(Files.readString(folder.resolve("log.checkpoint"))).contains("\n200\n");
    assertThat(log.checkpoints.latest()).isEmpty();
    log.database.execute("grant insert on ledger.checkpoint to " + TestLog.APPLICATION);
    log.append(7);
    assertThat(log.checkpoints.publish().checkpoint().size()).isEqualTo(207);
    assertThat(log.alarm.reason()).isEmpty();
  }

  @Test
  void whatIsKeptNeverGoesBackAndIsReadAgain() throws IOException {
    var log = new SignedLog(folder, 10);
    var file = folder.resolve("kept");
    var keys = log.signer().verifierKeys();
    var kept = new KeptCheckpoint(file, keys);
    assertThat(kept.newest()).isEmpty();
    var ten = log.checkpoints.publish();
    log.append(1);
    var eleven = log.checkpoints.publish();
    kept.keep(eleven);
    kept.keep(ten);
    assertThat(kept.newest()).contains(eleven.checkpoint());
    assertThat(new KeptCheckpoint(file, keys).newest()).contains(eleven.checkpoint());
    assertThat(file).hasContent(eleven.note());
  }

  @Test
  void whatIsKeptAndIsNoCheckpointOfThisLogIsNotPassedOver() throws IOException {
    var keys = new SignedLog(folder, 1).signer().verifierKeys();
    var file = folder.resolve("kept");
    var other = LogSigner.loadOrCreate("zij.other/log", folder.resolve("other.pem"));
    for (var text : List.of("", "nonsense", other.sign(1, Hash.EMPTY_ROOT))) {
      Files.writeString(file, text);
      assertThatIllegalArgumentException().isThrownBy(() -> new KeptCheckpoint(file, keys));
    }
  }

  @Test
  void aForgedCheckpointInTheDatabaseIsNotSignedOver() throws Exception {
    var log = new SignedLog(folder, 20);
    var stranger = LogSigner.loadOrCreate(SignedLog.ORIGIN, folder.resolve("stranger.pem"));
    log.database.execute(
        "insert into ledger.checkpoint (size, root, note) values (20, sha256(''), '%s')"
            .formatted(stranger.sign(20, Hash.EMPTY_ROOT)));
    assertThatExceptionOfType(ForkException.class)
        .isThrownBy(log.checkpoints::publish)
        .withMessageContaining("is not one that this log signed");
  }
}
