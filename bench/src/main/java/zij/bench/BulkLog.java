package zij.bench;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;
import zij.ledger.log.Entry;
import zij.ledger.log.Frontier;
import zij.ledger.log.Hash;
import zij.ledger.log.Leaf;
import zij.ledger.log.TileNode;

/**
 * Fills an empty log as fast as PostgreSQL takes it (COPY in its binary format): entries, tile
 * roots and head are those that appends would have left.
 */
final class BulkLog {
  private static final int BATCH = 4_096;

  private BulkLog() {}

  /** What is stored of an entry; for a log of which only hashes are read, not what it encodes. */
  record Row(Entry entry, Hash hash) {
    static Row of(Leaf leaf) {
      return new Row(leaf.entry(), leaf.hash());
    }
  }

  /**
   * Fills it.
   *
   * @param connection of the owner, to a database with the log's schema
   * @param row the entry at a position
   */
  static Frontier fill(Connection connection, long entries, LongFunction<Row> row)
      throws SQLException, IOException {
    List<TileNode> nodes = new ArrayList<>();
    Frontier frontier = Frontier.EMPTY;
    try (CopyRows copy = new CopyRows(connection, "ledger.event")) {
      List<Hash> leaves = new ArrayList<>(BATCH);
      for (long position = 0; position < entries; position++) {
        Row next = row.apply(position);
        event(copy, position, next);
        leaves.add(next.hash);
        if (leaves.size() == BATCH || position + 1 == entries) {
          frontier = frontier.append(leaves, nodes::add);
          leaves.clear();
        }
      }
    }
    try (CopyRows copy = new CopyRows(connection, "ledger.node")) {
      for (TileNode node : nodes) {
        copy.row(3);
        copy.smallint(node.level());
        copy.bigint(node.index());
        copy.bytes(node.hash().toBytes());
      }
    }
    try (var head = connection.prepareStatement("update ledger.head set size = ?, frontier = ?");
        var statement = connection.createStatement()) {
      head.setLong(1, frontier.size());
      head.setBytes(2, frontier.toBytes());
      head.executeUpdate();
      statement.execute("vacuum (analyze) ledger.event, ledger.node");
      statement.execute("checkpoint");
    }
    return frontier;
  }

  private static void event(CopyRows copy, long position, Row row) throws IOException {
    Entry entry = row.entry;
    copy.row(12);
    copy.bigint(position);
    copy.text(entry.eventId());
    copy.text(entry.aggregateType());
    copy.text(entry.aggregateId());
    copy.bigint(entry.sequence());
    copy.text(entry.type());
    copy.text(entry.revision());
    copy.bigint(entry.atNanos());
    copy.bytes(entry.payload());
    copy.bytes(entry.metadata());
    copy.bytes(entry.salt());
    copy.bytes(row.hash.toBytes());
  }

  /** PostgreSQL manual, COPY, "Binary Format". */
  private static final class CopyRows implements AutoCloseable {
    private static final byte[] SIGNATURE = {
      'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0
    };
    private static final int BUFFER = 1 << 16;

    private final DataOutputStream out;

    CopyRows(Connection connection, String table) throws SQLException, IOException {
      OutputStream copy =
          new PGCopyOutputStream(
              connection.unwrap(PGConnection.class),
              "copy " + table + " from stdin with (format binary)",
              BUFFER);
      out = new DataOutputStream(new BufferedOutputStream(copy, BUFFER));
      out.write(SIGNATURE);
      out.writeInt(0);
      out.writeInt(0);
    }

    void row(int columns) throws IOException {
      out.writeShort(columns);
    }

    void smallint(int value) throws IOException {
      out.writeInt(Short.BYTES);
      out.writeShort(value);
    }

    void bigint(long value) throws IOException {
      out.writeInt(Long.BYTES);
      out.writeLong(value);
    }

    void text(String value) throws IOException {
      bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    void bytes(byte[] value) throws IOException {
      out.writeInt(value.length);
      out.write(value);
    }

    @Override
    public void close() throws IOException {
      out.writeShort(-1);
      out.close();
    }
  }
}
