package zij.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SequencesTest {
  private static final int ENTRIES = 60;
  private static final int PAGE = 7;

  private record Numbered(String aggregate, long sequence) {}

  private final TestLog log = TestLog.create();

  @Test
  void what_passes_is_judged_like_the_whole_log_by_counting() throws SQLException {
    log.execute(
        "alter table ledger.event drop constraint event_sequence_once;"
            + " alter table ledger.event disable trigger user");
    int wrong = 0;
    for (int seed = 0; seed < 120; seed++) {
      var random = new Random(seed);
      // What comes before was verified before.
      int first = random.nextBoolean() ? 0 : random.nextInt(ENTRIES);
      var entries = mutated(right(random), first, random);
      var expected = firstWrong(entries, first);
      wrong += expected.equals("holds") ? 0 : 1;
      store(entries);
      // As many as there are aggregates, or too few: then the database is asked.
      int remembered = 1 + random.nextInt(5);
      assertThat(judge(first, remembered)).as("seed %d from %d", seed, first).isEqualTo(expected);
    }
    assertThat(wrong).as("histories with something wrong in them").isBetween(30, 100);
  }

  private static List<Numbered> right(Random random) {
    var next = new HashMap<String, Long>();
    var entries = new ArrayList<Numbered>();
    for (int i = 0; i < ENTRIES; i++) {
      var aggregate = "a" + random.nextInt(5);
      entries.add(new Numbered(aggregate, next.merge(aggregate, 1L, Long::sum) - 1));
    }
    return entries;
  }

  private static List<Numbered> mutated(List<Numbered> entries, int first, Random random) {
    int at = random.nextInt(first, ENTRIES);
    var here = entries.get(at);
    switch (random.nextInt(4)) {
      case 0 -> Collections.swap(entries, at, random.nextInt(first, ENTRIES));
      case 1 -> entries.set(at, new Numbered(here.aggregate, here.sequence + 1));
      case 2 -> entries.set(at, entries.get(random.nextInt(ENTRIES)));
      default -> {
        // Nothing is wrong with this one.
      }
    }
    return entries;
  }

  private static String firstWrong(List<Numbered> entries, int first) {
    var next = new HashMap<String, Long>();
    for (int position = 0; position < entries.size(); position++) {
      var entry = entries.get(position);
      long expected = next.merge(entry.aggregate, 1L, Long::sum) - 1;
      if (position >= first && entry.sequence != expected) {
        return "entry %d has number %d in its aggregate, it should have %d"
            .formatted(position, entry.sequence, expected);
      }
    }
    return "holds";
  }

  private void store(List<Numbered> entries) throws SQLException {
    var sql = "insert into ledger.event values (?, ?, 'o', ?, ?, 't', '1', 1, '', '', ?, ?)";
    try (var connection = log.owner().getConnection();
        var insert = connection.prepareStatement(sql)) {
      connection.setAutoCommit(false);
      connection.createStatement().execute("delete from ledger.event");
      for (int position = 0; position < entries.size(); position++) {
        insert.setLong(1, position);
        insert.setString(2, "e" + position);
        insert.setString(3, entries.get(position).aggregate);
        insert.setLong(4, entries.get(position).sequence);
        insert.setBytes(5, new byte[16]);
        insert.setBytes(6, new byte[32]);
        insert.addBatch();
      }
      insert.executeBatch();
      connection.commit();
    }
  }

  private String judge(int first, int remembered) throws SQLException {
    try (Connection connection = log.owner().getConnection()) {
      var sequences = new Sequences(connection, first, remembered);
      for (long position = first; position < ENTRIES; position += PAGE) {
        sequences.pass(StoredLeaves.from(connection, position, PAGE));
      }
      sequences.verify();
      return "holds";
    } catch (LogVerdict.Fault fault) {
      return fault.verdict().reason();
    }
  }
}
