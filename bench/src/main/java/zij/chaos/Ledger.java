package zij.chaos;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Questions to the shop's database, as its superuser. Not thread-safe. */
final class Ledger implements AutoCloseable {
  private final Connection connection;

  Ledger(Postgres postgres) throws SQLException {
    connection = postgres.connect(World.DATABASE);
  }

  /** Makes something of a row. */
  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  <T> List<T> rows(String sql, Row<T> make) throws SQLException {
    List<T> all = new ArrayList<>();
    try (var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) all.add(make.of(rows));
    }
    return all;
  }

  List<String> texts(String sql) throws SQLException {
    return rows(sql, row -> String.valueOf(row.getString(1)));
  }

  long number(String sql) throws SQLException {
    return rows(sql, row -> row.getLong(1)).getFirst();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
