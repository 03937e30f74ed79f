package zij.query.projection;

import static zij.query.schema.Tables.PROJECTION;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;

/** What keeps a processor and a {@link Rebuild} from writing at cross purposes. */
public final class InUse {
  /**
   * Shared by batches of processors, exclusive to the moment in which tables are swapped: an
   * advisory lock of PostgreSQL, which lets nobody overtake. Any number that nothing else locks
   * with a second one: "zijw" in ASCII.
   */
  static final int WRITES = 0x7A696A77;

  /** The question for the version is of its own, so that it sees a swap that was waited for. */
  private static final String HOLD =
      """
      select 1 from pg_advisory_xact_lock_shared(?, hashtext(?));
      select version, built_to from query.projection where name = ?
      """;

  private InUse() {}

  /**
   * Of these changes those that the tables in use do not show yet. Until the end of the transaction
   * nobody swaps the tables.
   *
   * @param dsl works in the transaction that also moves the processor's token
   * @throws OtherVersionException if the tables are not of this projection's version: then nothing
   *     may be written
   */
  public static <T> List<Change<T>> unseen(
      DSLContext dsl, Projection<T> projection, List<Change<T>> changes) {
    String name = projection.name();
    var found = dsl.fetchMany(HOLD, WRITES, name, name).getLast();
    if (found.isEmpty()) {
      throw new IllegalStateException("projection " + name + " has no row in query.projection");
    }
    Record row = found.getFirst();
    int version = row.get(PROJECTION.VERSION);
    if (version != projection.version()) {
      throw new OtherVersionException(name, version, projection.version());
    }
    long builtTo = row.get(PROJECTION.BUILT_TO);
    return changes.stream().filter(change -> change.position() >= builtTo).toList();
  }
}
