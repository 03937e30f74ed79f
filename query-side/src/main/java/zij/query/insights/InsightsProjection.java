package zij.query.insights;

import java.util.List;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jooq.DSLContext;
import zij.language.order.OrderEvent;
import zij.query.Arrivals;
import zij.query.Batch;
import zij.query.Positions;
import zij.query.projection.Change;
import zij.query.projection.InUse;
import zij.query.promotion.PromotionRows;

/**
 * Keeps {@link InsightsRows}, and {@link PromotionRows} in the same transactions, up with the log,
 * which has to be followed in its order, by one segment.
 */
@ProcessingGroup(InsightsProjection.GROUP)
public final class InsightsProjection {
  public static final String GROUP = "insights";

  private final DSLContext dsl;
  private final InsightsRows rows = new InsightsRows();
  private final Batch<Change<Optional<OrderEvent>>> batch;
  private final PromotionRows promotions = new PromotionRows();
  private final Batch<Change<PromotionRows.Fact>> promotionBatch;

  /**
   * @param dsl works in the transaction of the current thread
   * @param arrivals told under {@link #GROUP} whenever the head has moved
   */
  public InsightsProjection(DSLContext dsl, Arrivals arrivals) {
    this.dsl = dsl;
    this.batch = new Batch<>(GROUP, this::write, _ -> arrivals.arrived(GROUP));
    this.promotionBatch = new Batch<>(promotions.name(), this::writePromotions, _ -> {});
  }

  @EventHandler
  void on(EventMessage<?> message, TrackingToken token) {
    long position = Positions.of(token);
    batch.add(new Change<>(position, rows.read(message, position)));
    PromotionRows.Fact fact = promotions.read(message, position);
    if (fact != null) promotionBatch.add(new Change<>(position, fact));
  }

  private void write(List<Change<Optional<OrderEvent>>> changes) {
    List<Change<Optional<OrderEvent>>> unseen = InUse.unseen(dsl, rows, changes);
    if (!unseen.isEmpty()) rows.write(dsl, unseen);
  }

  private void writePromotions(List<Change<PromotionRows.Fact>> changes) {
    List<Change<PromotionRows.Fact>> unseen = InUse.unseen(dsl, promotions, changes);
    if (!unseen.isEmpty()) promotions.write(dsl, unseen);
  }
}
