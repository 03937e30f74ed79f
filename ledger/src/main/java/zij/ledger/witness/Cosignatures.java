package zij.ledger.witness;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import zij.ledger.log.Cosignature;
import zij.ledger.log.CosignerKey;
import zij.ledger.log.Quorum;

/** What witnesses have said, in the log's database. Thread-safe, and shared by all servers. */
public final class Cosignatures {
  /**
   * How a witness is.
   *
   * @param cosignedSize of the largest checkpoint that it cosigned for this log
   * @param cosignedAt when, by its own clock
   * @param problem what was last wrong with it, null if it has cosigned since
   */
  public record State(
      @Nullable Long cosignedSize, @Nullable Instant cosignedAt, @Nullable Trouble problem) {}

  /**
   * Why a witness did not cosign.
   *
   * @param kind a constant of a closed list, such as {@code TOO_SLOW}
   * @param detail a sentence for people
   */
  public record Trouble(String kind, String detail, Instant at) {
    /**
     * Whether the witness has seen another log than this under its name: nothing else is so bad.
     */
    public boolean isContradiction() {
      return kind.equals(WitnessFailure.Problem.AHEAD.name())
          || kind.equals(WitnessFailure.Problem.FORKED.name());
    }
  }

  private final DataSource dataSource;

  /** Those in this database, as the application role. */
  public Cosignatures(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Stores a verified cosignature, unless the witness has one on this checkpoint already. */
  void store(long size, Cosignature cosignature) {
    var sql =
        """
        with stored as (
            insert into ledger.cosignature (size, witness, at, line) values (?, ?, ?, ?)
            on conflict do nothing)
        insert into ledger.witness (witness) values (?)
        on conflict (witness) do update set problem = null, detail = null, problem_at = null
        """;
    with(
        sql,
        statement -> {
          statement.setLong(1, size);
          statement.setString(2, cosignature.by().toString());
          statement.setTimestamp(3, Timestamp.from(cosignature.at()));
          statement.setString(4, cosignature.line());
          statement.setString(5, cosignature.by().toString());
          return statement.executeUpdate();
        });
  }

  /** Notes why a witness did not cosign. */
  void failed(CosignerKey witness, WitnessFailure failure, Instant at) {
    var sql =
        """
        insert into ledger.witness (witness, problem, detail, problem_at) values (?, ?, ?, ?)
        on conflict (witness) do update set problem = excluded.problem, detail = excluded.detail,
            problem_at = excluded.problem_at
        """;
    with(
        sql,
        statement -> {
          statement.setString(1, witness.toString());
          statement.setString(2, failure.problem().name());
          statement.setString(3, failure.getMessage());
          statement.setTimestamp(4, Timestamp.from(at));
          return statement.executeUpdate();
        });
  }

  /** The size of the largest checkpoint that the witness has cosigned, 0 if there is none. */
  long cosignedSize(CosignerKey witness) {
    return Optional.ofNullable(state(witness).cosignedSize()).orElse(0L);
  }

  /** How a witness is. */
  public State state(CosignerKey witness) {
    var sql =
        """
        select c.size, c.at, w.problem, w.detail, w.problem_at
        from (select ?::text as witness) asked
        left join lateral (
            select size, at from ledger.cosignature where witness = asked.witness
            order by size desc limit 1) c on true
        left join ledger.witness w on w.witness = asked.witness
        """;
    return with(
        sql,
        statement -> {
          statement.setString(1, witness.toString());
          try (var row = statement.executeQuery()) {
            row.next();
            var problem = row.getString(3);
            return new State(
                row.getObject(1, Long.class),
                instant(row, 2),
                problem == null
                    ? null
                    : new Trouble(problem, row.getString(4), row.getTimestamp(5).toInstant()));
          }
        });
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    var timestamp = row.getTimestamp(column);
    return timestamp == null ? null : timestamp.toInstant();
  }

  /** The size of the largest checkpoint with enough cosignatures, empty if there is none. */
  OptionalLong newestSize(Quorum quorum) {
    var sql =
        """
        select size from ledger.cosignature where witness = any (?)
        group by size having count(*) >= ? order by size desc limit 1
        """;
    return with(
        sql,
        statement -> {
          setWitnesses(statement, quorum);
          statement.setInt(2, quorum.needed());
          try (var row = statement.executeQuery()) {
            return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
          }
        });
  }

  /** The lines of these witnesses on a checkpoint, one after the other. */
  String lines(long size, Quorum quorum) {
    var sql =
        """
        select coalesce(string_agg(line, '' order by witness), '') from ledger.cosignature
        where witness = any (?) and size = ?
        """;
    return with(
        sql,
        statement -> {
          setWitnesses(statement, quorum);
          statement.setLong(2, size);
          try (var row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
          }
        });
  }

  /** The lines of these witnesses on some checkpoints, by size; nothing for one that has none. */
  Map<Long, List<String>> lines(List<Long> sizes, Quorum quorum) {
    var sql =
        """
        select size, array_agg(line order by witness) from ledger.cosignature
        where witness = any (?) and size = any (?) group by size
        """;
    return with(
        sql,
        statement -> {
          setWitnesses(statement, quorum);
          statement.setArray(2, statement.getConnection().createArrayOf("bigint", sizes.toArray()));
          var found = new HashMap<Long, List<String>>();
          try (var rows = statement.executeQuery()) {
            while (rows.next()) {
              found.put(rows.getLong(1), List.of((String[]) rows.getArray(2).getArray()));
            }
          }
          return found;
        });
  }

  /** When the first checkpoint larger than this was signed; empty if there is none. */
  Optional<Instant> firstSignedAfter(long size) {
    return with(
        "select at from ledger.checkpoint where size > ? order by size limit 1",
        statement -> {
          statement.setLong(1, size);
          try (var row = statement.executeQuery()) {
            return row.next() ? Optional.of(row.getTimestamp(1).toInstant()) : Optional.empty();
          }
        });
  }

  private static void setWitnesses(PreparedStatement statement, Quorum quorum) throws SQLException {
    List<String> keys = quorum.witnesses().stream().map(CosignerKey::toString).toList();
    Connection connection = statement.getConnection();
    statement.setArray(1, connection.createArrayOf("text", keys.toArray()));
  }

  private interface Query<T> {
    T run(PreparedStatement statement) throws SQLException;
  }

  private <T> T with(String sql, Query<T> query) {
    try (var connection = dataSource.getConnection();
        var statement = connection.prepareStatement(sql)) {
      return query.run(statement);
    } catch (SQLException e) {
      throw new EventStoreException("cannot keep cosignatures: " + e.getMessage(), e);
    }
  }
}
