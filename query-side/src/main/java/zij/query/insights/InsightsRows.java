package zij.query.insights;

import static zij.query.schema.Tables.INSIGHTS_HEAD;

import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;
import org.jooq.DSLContext;
import zij.language.order.OrderEvent;
import zij.query.projection.Change;
import zij.query.projection.Projection;

/**
 * The facts and sums that analysts look at. Sums cannot tell what is in them, so a head does:
 * events up to its position are passed over, which makes repeating harmless. Every event counts,
 * also one that no figure is made of, so that the head says how far the log was followed.
 */
public final class InsightsRows implements Projection<Optional<OrderEvent>> {
  private static final String FOLDER = "/query/projection/insights/";

  @Override
  public String name() {
    return InsightsProjection.GROUP;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public String tables() {
    return Projection.resource(FOLDER + "tables.sql");
  }

  @Override
  public String indexes() {
    return Projection.resource(FOLDER + "indexes.sql");
  }

  @Override
  public Optional<OrderEvent> read(EventMessage<?> event, long position) {
    return event.getPayload() instanceof OrderEvent e ? Optional.of(e) : Optional.empty();
  }

  @Override
  public void write(DSLContext dsl, List<Change<Optional<OrderEvent>>> changes) {
    long head = head(dsl);
    List<Change<Optional<OrderEvent>>> news =
        changes.stream().filter(change -> change.position() > head).toList();
    if (news.isEmpty()) return;
    Facts facts = new Facts(dsl);
    facts.begin(news.stream().flatMap(change -> change.content().stream()).toList());
    long last = head;
    for (Change<Optional<OrderEvent>> change : news) {
      if (change.position() <= last) continue;
      last = change.position();
      if (change.content().isPresent()) facts.happened(change.content().get(), last);
    }
    facts.write();
    move(dsl, last);
  }

  private static long head(DSLContext dsl) {
    Long head = dsl.select(INSIGHTS_HEAD.POSITION).from(INSIGHTS_HEAD).fetchOne(0, Long.class);
    return head == null ? -1 : head;
  }

  private static void move(DSLContext dsl, long position) {
    dsl.insertInto(INSIGHTS_HEAD)
        .columns(INSIGHTS_HEAD.ONE, INSIGHTS_HEAD.POSITION)
        .values(true, position)
        .onConflict(INSIGHTS_HEAD.ONE)
        .doUpdate()
        .set(INSIGHTS_HEAD.POSITION, position)
        .execute();
  }
}
