package zij.ledger.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checkpoints of a log's database with what its witnesses have said of them. */
final class StoredCosignatures {
  private static final int PAGE = 100;

  private StoredCosignatures() {}

  /** The note with every cosignature that the database has of it. */
  static SignedCheckpoint with(Connection connection, SignedCheckpoint signed) throws SQLException {
    var sql = "select line from ledger.cosignature where size = ? order by witness limit ?";
    try (var select = connection.prepareStatement(sql)) {
      select.setLong(1, signed.checkpoint().size());
      select.setInt(2, Quorum.MAX_WITNESSES);
      try (var rows = select.executeQuery()) {
        var lines = new ArrayList<String>();
        while (rows.next()) {
          lines.add(rows.getString(1));
        }
        return lines.isEmpty() ? signed : signed.with(lines);
      }
    }
  }

  /**
   * The newest checkpoint that a quorum has cosigned, with these cosignatures; each is verified.
   *
   * @param connection without auto-commit, so that it reads page by page
   * @param from the smallest size that counts
   */
  static Optional<SignedCheckpoint> newest(
      Connection connection, VerifierKeys keys, Quorum quorum, long from) throws SQLException {
    var sql =
        """
        select c.note, array_agg(g.line order by g.witness)
        from ledger.checkpoint c join ledger.cosignature g using (size)
        where size >= ? and g.witness = any (?)
        group by size, c.note having count(*) >= ? order by size desc
        """;
    var witnesses = quorum.witnesses().stream().map(CosignerKey::toString).toArray();
    try (var select = connection.prepareStatement(sql)) {
      select.setFetchSize(PAGE);
      select.setLong(1, from);
      select.setArray(2, connection.createArrayOf("text", witnesses));
      select.setInt(3, quorum.needed());
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          var lines = List.of((String[]) rows.getArray(2).getArray());
          var found = cosigned(rows.getString(1), lines, keys, quorum);
          if (found.isPresent()) {
            return found;
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<SignedCheckpoint> cosigned(
      String note, List<String> lines, VerifierKeys keys, Quorum quorum) {
    try {
      var signed = new SignedCheckpoint(Checkpoint.open(note, keys), note).with(lines);
      var _ = quorum.require(signed.note());
      return Optional.of(signed);
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // an older one may hold
    }
  }
}
