package zij.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a superuser of the database can do to the log with its triggers disabled, up to computing
 * every hash of it anew, and what {@code zij verify} says of it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // made before the first test
class TamperTest {
  private static final int SIZE = 600;

  /** Shifts the entries from 300 on by one place. */
  private static final String SHIFT_UP =
      """
      update ledger.event set position = position + 1000001 where position >= 300;
      update ledger.event set position = position - 1000000 where position >= 1000000;
      """;

  private static final String SHIFT_DOWN =
      """
      update ledger.event set position = position + 999999 where position > 300;
      update ledger.event set position = position - 1000000 where position >= 1000000;
      """;

  /** A copy of entry 7 under another place. */
  private static final String COPY_OF_7 =
      """
      insert into ledger.event
      select %d, %s, aggregate_type, %s, %s, type, revision, at_nanos, payload, metadata, salt,
          leaf_hash
      from ledger.event where position = 7;
      """;

  private static final String FORGED =
      "update ledger.event set payload = 'forged' where position = 417;";

  /** What is done, whether all hashes are computed anew afterwards, and what is said of it. */
  enum Tampering {
    CHANGE(FORGED, false, "entry 417 was changed: its stored hash is not that of its columns"),
    CHANGE_AND_REHASH_ALL(FORGED, true, "the first 600 entries are not those that checkpoint 600"),
    CHANGE_METADATA(
        "update ledger.event set metadata = '{\"user\":7}' where position = 0;",
        false,
        "entry 0 was changed"),
    CHANGE_TIME(
        "update ledger.event set at_nanos = at_nanos + 1 where position = 599;",
        false,
        "entry 599 was changed"),
    DELETE(
        "delete from ledger.event where position = 300;",
        false,
        "entry 300 is missing, the next one is 301"),
    DELETE_THE_LAST(
        "delete from ledger.event where position = 599;",
        false,
        "checkpoint 600 was signed, but the log has only 599 entries"),
    DELETE_AND_REHASH_ALL(
        "delete from ledger.event where position = 300;" + SHIFT_DOWN,
        true,
        "checkpoint 600 was signed, but the log has only 599 entries"),
    INSERT(
        SHIFT_UP + COPY_OF_7.formatted(300, "'new'", "'new'", "0"), false, "entry 300 was changed"),
    INSERT_AND_REHASH_ALL(
        SHIFT_UP + COPY_OF_7.formatted(300, "'new'", "'new'", "0"),
        true,
        "the first 600 entries are not those that checkpoint 600 signs"),
    REORDER(
        """
        update ledger.event set position = 9999 where position = 10;
        update ledger.event set position = 10 where position = 11;
        update ledger.event set position = 11 where position = 9999;
        """,
        false,
        "the stored root of entries 0 to 255 is missing or not theirs"),
    REORDER_THE_LAST_AND_REHASH_ALL(
        """
        update ledger.event set position = 9999 where position = 598;
        update ledger.event set position = 598 where position = 599;
        update ledger.event set position = 599 where position = 9999;
        """,
        true,
        "the first 600 entries are not those that checkpoint 600 signs"),
    REPLAY(
        "alter table ledger.event drop constraint event_id_once,"
            + " drop constraint event_sequence_once;"
            + COPY_OF_7.formatted(600, "event_id", "aggregate_id", "sequence"),
        true,
        "entry 600 has number 0 in its aggregate, it should have 12"),
    EDIT_A_NODE(
        "update ledger.node set hash = sha256(hash) where level = 1 and index = 1;",
        false,
        "the stored root of entries 256 to 511 is missing or not theirs"),
    DELETE_A_NODE(
        "delete from ledger.node where index = 0;",
        false,
        "the stored root of entries 0 to 255 is missing or not theirs"),
    ADD_A_NODE(
        "insert into ledger.node values (1, 2, sha256(''));",
        false,
        "there are 3 stored tile roots, the entries have 2"),
    SHORTEN_THE_HEAD(
        "update ledger.head set size = 512, frontier = substr(frontier, 1, 32);",
        false,
        "the stored head is not that of the 600 entries"),
    EDIT_THE_HEAD(
        "update ledger.head set frontier = set_byte(frontier, 5, 1);",
        false,
        "the stored head is not that of the 600 entries"),
    EDIT_THE_ROOT_OF_A_CHECKPOINT(
        "update ledger.checkpoint set root = sha256(root);",
        false,
        "the first 600 entries are not those that checkpoint 600 signs"),
    EDIT_THE_NOTE_OF_A_CHECKPOINT(
        "update ledger.checkpoint set note = replace(note, E'\\n600\\n', E'\\n601\\n');",
        false,
        "checkpoint 600: the note has no valid signature of zij.test/log"),
    MOVE_A_CHECKPOINT(
        "update ledger.checkpoint set size = 599;",
        false,
        "the first 599 entries are not those that checkpoint 599 signs");

    private final String sql;
    private final boolean isRehashed;
    private final String said;

    Tampering(String sql, boolean isRehashed, String said) {
      this.sql = sql;
      this.isRehashed = isRehashed;
      this.said = said;
    }
  }

  @TempDir private static Path folder;
  private SignedLog log;
  private String saved;

  @BeforeAll
  void sign() throws SQLException {
    log = new SignedLog(folder, 500);
    log.database.backup("old");
    log.append(SIZE - 500);
    saved = log.save("saved").toString();
    log.database.backup("intact");
  }

  @BeforeEach
  void putRight() throws SQLException {
    log.database.restore("intact");
    assertThat(log.verifyDatabase("--since", saved, "--whole").exit()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Tampering.class)
  void isFoundAndNamed(Tampering tampering) throws Exception {
    tamper(tampering);
    var run = log.verifyDatabase();
    assertThat(run.out()).startsWith("does not hold: " + tampering.said);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(log.verifyDatabase("--since", saved, "--whole").exit()).isEqualTo(1);
  }

  /** It is whole in itself: only who has seen more of it can tell. */
  @Test
  void anOldBackupIsFoundByWhatWasSaved() throws SQLException {
    log.database.restore("old");
    assertThat(log.verifyDatabase().exit()).isZero();
    for (var arguments : List.of(List.of("--whole"), List.<String>of())) {
      var all = new ArrayList<>(arguments);
      all.addAll(List.of("--since", saved));
      assertThat(log.verifyDatabase(all.toArray(String[]::new)).out())
          .startsWith(
              "does not hold: the log has 500 entries, fewer than the 600 of the saved checkpoint");
    }
  }

  @Test
  void anOldBackupThatGrewOtherEntriesIsFoundByWhatWasSaved() throws SQLException {
    log.database.restore("old");
    log.continueAt(500);
    log.append(200);
    assertThat(log.verifyDatabase().exit()).isZero();
    for (var arguments : List.of(List.of("--whole"), List.<String>of())) {
      var all = new ArrayList<>(arguments);
      all.addAll(List.of("--since", saved));
      assertThat(log.verifyDatabase(all.toArray(String[]::new)).out())
          .startsWith(
              "does not hold: the first 600 entries are not those that the saved checkpoint signs");
    }
  }

  private void tamper(Tampering tampering) throws SQLException {
    log.database.execute("set session_replication_role = replica;" + tampering.sql);
    if (tampering.isRehashed) {
      rehash();
    }
  }

  /** Every hash of the log anew, as its own appender would have computed it. */
  private void rehash() throws SQLException {
    try (var connection = DriverManager.getConnection(log.database.url("postgres"));
        var statement = connection.createStatement()) {
      statement.execute("set session_replication_role = replica; delete from ledger.node");
      var leaves = new ArrayList<Hash>();
      for (var stored : log.reader.from(0, 10_000)) {
        var leaf = Leaf.of(stored.entry()).hash();
        leaves.add(leaf);
        statement.addBatch(
            "update ledger.event set leaf_hash = '\\x%s' where position = %d"
                .formatted(leaf, stored.position()));
      }
      var nodes = new ArrayList<TileNode>();
      var frontier = Frontier.EMPTY.append(leaves, nodes::add);
      for (var node : nodes) {
        statement.addBatch(
            "insert into ledger.node values (%d, %d, '\\x%s')"
                .formatted(node.level(), node.index(), node.hash()));
      }
      statement.addBatch(
          "update ledger.head set size = %d, frontier = '\\x%s'"
              .formatted(frontier.size(), HexFormat.of().formatHex(frontier.toBytes())));
      statement.executeBatch();
    }
  }
}
