package zij.query.reconciliation;

import static zij.query.schema.Tables.DIFFERENCE;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import zij.language.StarAmount;
import zij.language.Stars;
import zij.language.difference.DifferenceKind;
import zij.language.difference.Direction;
import zij.language.difference.Explanation;
import zij.language.difference.Movement;
import zij.language.difference.Settlement;
import zij.query.schema.tables.records.DifferenceRecord;

/** Answers what differs between Telegram's list and the log. Thread-safe. */
public final class Differences {
  /** The longest page. */
  public static final int MAX_PAGE = 100;

  private final DSLContext dsl;

  public Differences(DSLContext dsl) {
    this.dsl = dsl;
  }

  /** The same questions, asked of another database: a replica, or one connection. */
  public Differences at(DSLContext database) {
    return new Differences(database);
  }

  /**
   * A page of the differences in a state, in the order in which they were found.
   *
   * @param after cursor that a page named, or null for the first page
   * @param limit 1 to {@value #MAX_PAGE}
   */
  public DifferencePage page(DifferenceState state, @Nullable Long after, int limit) {
    if (limit < 1 || limit > MAX_PAGE) {
      throw new IllegalArgumentException("a page has 1 to " + MAX_PAGE + " differences");
    }
    List<DifferenceRecord> rows =
        dsl.selectFrom(DIFFERENCE)
            .where(DIFFERENCE.STATE.eq(state.name()))
            .and(after == null ? DSL.noCondition() : DIFFERENCE.FOUND_POSITION.gt(after))
            .orderBy(DIFFERENCE.FOUND_POSITION)
            .limit(limit + 1)
            .fetch();
    boolean more = rows.size() > limit;
    List<DifferenceRecord> shown = more ? rows.subList(0, limit) : rows;
    String next = more ? String.valueOf(shown.getLast().getFoundPosition()) : null;
    return new DifferencePage(shown.stream().map(Differences::view).toList(), next);
  }

  /** What waits for a person. */
  public OpenDifferences open() {
    Map<DifferenceKind, Long> counts = new EnumMap<>(DifferenceKind.class);
    for (DifferenceKind kind : DifferenceKind.values()) counts.put(kind, 0L);
    Instant oldest = null;
    var open = DIFFERENCE.STATE.eq(DifferenceState.OPEN.name());
    for (var row :
        dsl.select(DIFFERENCE.KIND, DSL.count(), DSL.min(DIFFERENCE.MOVED_AT))
            .from(DIFFERENCE)
            .where(open)
            .groupBy(DIFFERENCE.KIND)) {
      counts.put(DifferenceKind.valueOf(row.value1()), row.value2().longValue());
      Instant first = row.value3().toInstant();
      if (oldest == null || first.isBefore(oldest)) oldest = first;
    }
    return new OpenDifferences(counts, oldest);
  }

  private static Difference view(DifferenceRecord row) {
    Movement movement =
        new Movement(
            row.getTransactionId(),
            Direction.valueOf(row.getDirection()),
            new StarAmount(row.getThereStars(), row.getThereNanostars()),
            new Stars(row.getHere()),
            row.getMovedAt().toInstant());
    return new Difference(
        row.getDifferenceId(),
        DifferenceState.valueOf(row.getState()),
        DifferenceKind.valueOf(row.getKind()),
        movement.transaction(),
        movement.direction(),
        movement.there(),
        movement.here().amount(),
        movement.effect(),
        row.getOrderId(),
        Explanation.valueOf(row.getExplanation()),
        movement.movedAt(),
        row.getFoundAt().toInstant(),
        row.getSettlement() == null ? null : Settlement.valueOf(row.getSettlement()),
        row.getNote(),
        row.getSettledBy(),
        instant(row.getEndedAt()),
        row.getPosition());
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }
}
