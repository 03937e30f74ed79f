package zij.query.projection;

import static zij.query.schema.Tables.PROJECTION;
import static zij.query.schema.Tables.REBUILD;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import zij.query.projection.RebuildStatus.Building;
import zij.query.projection.RebuildStatus.State;

/** What rebuilds there are, whichever process runs them. Thread-safe. */
public final class Rebuilds {
  private static final Field<Boolean> RUNS =
      DSL.field(
          "exists (select from pg_locks where locktype = 'advisory' and classid = {0} and objid ="
              + " hashtext({1})::oid and objsubid = 2 and granted and database = (select oid from"
              + " pg_database where datname = current_database()))",
          Boolean.class, DSL.inline((long) BuildTurn.BUILDS), PROJECTION.NAME);

  private final DSLContext dsl;

  /**
   * @param dsl in the application's role
   */
  public Rebuilds(DSLContext dsl) {
    this.dsl = dsl;
  }

  /** Every projection, by name. */
  public List<RebuildStatus> all() {
    return select().orderBy(PROJECTION.NAME).fetch(Rebuilds::status);
  }

  /** One projection; empty if there is none of this name. */
  public Optional<RebuildStatus> find(String projection) {
    Condition named = PROJECTION.NAME.eq(projection);
    return select().where(named).fetchOptional(Rebuilds::status);
  }

  /** Asks whoever builds this projection to stop after the batch that is being written. */
  public void askToStop(String projection) {
    dsl.update(REBUILD).set(REBUILD.STOP_ASKED, true).where(REBUILD.NAME.eq(projection)).execute();
  }

  private SelectJoinStep<Record> select() {
    return dsl.select(PROJECTION.asterisk(), REBUILD.asterisk(), RUNS.as("runs"))
        .from(PROJECTION)
        .leftJoin(REBUILD)
        .on(REBUILD.NAME.eq(PROJECTION.NAME));
  }

  private static RebuildStatus status(Record row) {
    @Nullable OffsetDateTime builtAt = row.get(PROJECTION.BUILT_AT);
    return new RebuildStatus(
        row.get(PROJECTION.NAME),
        row.get(PROJECTION.VERSION),
        builtAt == null ? null : builtAt.toInstant(),
        row.get(REBUILD.NAME) == null ? null : building(row));
  }

  private static Building building(Record row) {
    String failure = row.get(REBUILD.FAILURE);
    State state =
        row.get("runs", Boolean.class)
            ? State.RUNNING
            : failure == null ? State.STOPPED : State.FAILED;
    return new Building(
        state,
        row.get(REBUILD.VERSION),
        new RebuildProgress(
            row.get(REBUILD.POSITION), row.get(REBUILD.LOG_SIZE), row.get(REBUILD.PER_SECOND)),
        row.get(REBUILD.STARTED_AT).toInstant(),
        row.get(REBUILD.UPDATED_AT).toInstant(),
        failure);
  }
}
