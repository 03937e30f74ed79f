package zij.query.insights;

import static zij.query.schema.Tables.INSIGHTS_HEAD;

import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import zij.language.order.OrderEvent;
import zij.language.promotion.PromotionEvent;
import zij.query.Arrivals;
import zij.query.Batch;
import zij.query.Positions;
import zij.query.promotion.PromotionRows;

/**
 * Keeps the facts and sums that analysts look at. Sums cannot tell what is in them, so a head does:
 * events up to its position are passed over, which makes repeating harmless. The log has to be
 * followed in its order, by one segment.
 */
@ProcessingGroup(InsightsProjection.GROUP)
public final class InsightsProjection {
  public static final String GROUP = "insights";

  private record Seen(@Nullable Object event, long position) {}

  private final DSLContext dsl;
  private final Batch<Seen> batch;

  /**
   * @param dsl works in the transaction of the current thread
   * @param arrivals told under {@link #GROUP} whenever the head has moved
   */
  public InsightsProjection(DSLContext dsl, Arrivals arrivals) {
    this.dsl = dsl;
    this.batch = new Batch<>(GROUP, this::write, _ -> arrivals.arrived(GROUP));
  }

  /** Every event, so that the head says how far the log was followed. */
  @EventHandler
  void on(EventMessage<?> message, TrackingToken token) {
    boolean counts =
        OrderEvent.class.isAssignableFrom(message.getPayloadType())
            || PromotionEvent.class.isAssignableFrom(message.getPayloadType());
    batch.add(new Seen(counts ? message.getPayload() : null, Positions.of(token)));
  }

  private void write(List<Seen> all) {
    long head = head();
    List<Seen> news = all.stream().filter(seen -> seen.position() > head).toList();
    if (news.isEmpty()) return;
    Facts facts = new Facts(dsl);
    facts.begin(orderEvents(news));
    PromotionRows promotions = new PromotionRows(dsl);
    long last = head;
    for (Seen seen : news) {
      if (seen.position() <= last) continue;
      last = seen.position();
      if (seen.event() instanceof OrderEvent event) facts.happened(event, last);
      if (seen.event() instanceof OrderEvent.Placed placed) promotions.placed(placed);
      if (seen.event() instanceof PromotionEvent event) promotions.happened(event, last);
    }
    facts.write();
    promotions.write();
    move(last);
  }

  private static List<OrderEvent> orderEvents(List<Seen> news) {
    return news.stream()
        .map(Seen::event)
        .filter(OrderEvent.class::isInstance)
        .map(OrderEvent.class::cast)
        .toList();
  }

  private long head() {
    Long head = dsl.select(INSIGHTS_HEAD.POSITION).from(INSIGHTS_HEAD).fetchOne(0, Long.class);
    return head == null ? -1 : head;
  }

  private void move(long position) {
    dsl.insertInto(INSIGHTS_HEAD)
        .columns(INSIGHTS_HEAD.ONE, INSIGHTS_HEAD.POSITION)
        .values(true, position)
        .onConflict(INSIGHTS_HEAD.ONE)
        .doUpdate()
        .set(INSIGHTS_HEAD.POSITION, position)
        .execute();
  }
}
