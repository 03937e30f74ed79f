package zij.query.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.Test;
import zij.language.TelegramUserId;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;
import zij.language.person.PersonEvent;
import zij.query.Arrivals;
import zij.query.TestViews;
import zij.query.projection.EventLog;
import zij.query.projection.Rebuild;

/** The sums depend on the history alone, not on how often or in what batches it was seen. */
class InsightsProjectionTest {
  private static final long SEED = 20_261_121;
  private static final Instant BEGIN = Instant.parse("2026-03-20T00:00:00Z");
  private static final List<OrderEvent> LOG = Trade.of(SEED, BEGIN, Duration.ofDays(12), 60, 8);

  private static final List<String> TABLES =
      List.of(
          "insights_cell (product, language)",
          "insights_order (order_id)",
          "insights_listing (order_id, product)",
          "insights_bucket (cell_id, minutes, at)",
          "insights_reason (cell_id, kind, minutes, at, reason)",
          "insights_buyer (buyer, paid, cell_id)",
          "insights_return (cell_id, paid, at, position)",
          "insights_return_week (cell_id, paid, previous_week, week)",
          "insights_head (one)");

  private final TestViews views = TestViews.create();
  private final Arrivals arrivals = new Arrivals();
  private final InsightsProjection projection = new InsightsProjection(views.dsl(), arrivals);
  private final Insights insights = new Insights(views.dsl(), views.dsl(), arrivals);

  private void see(int i) {
    projection.on(
        new GenericEventMessage<>(LOG.get(i)), new GlobalSequenceTrackingToken(3L * i + 1));
  }

  private void see(int from, int to) {
    TestViews.inBatch(() -> {
      for (int i = from; i < to; i++) see(i);
    });
  }

  /** Cells have the numbers in which they came, which is the same for the same history. */
  private List<String> rows() {
    List<String> rows = new ArrayList<>();
    for (String table : TABLES) {
      String[] parts = table.split("[ (]+", 2);
      rows.addAll(views.rows(parts[0], parts[1].replace(")", "")));
    }
    return rows;
  }

  private void forget() {
    views
        .dsl()
        .execute(
            "truncate query.insights_order, query.insights_listing, query.insights_bucket,"
                + " query.insights_reason, query.insights_buyer, query.insights_return,"
                + " query.insights_return_week, query.insights_head");
  }

  @Test
  void aReplayInOtherBatchesEndsTheSame() {
    for (int i = 0; i < LOG.size(); i++) see(i, i + 1);
    List<String> once = rows();
    assertThat(once).hasSizeGreaterThan(500);
    Random random = new Random(SEED);
    for (int replay = 0; replay < 3; replay++) {
      forget();
      for (int from = 0; from < LOG.size(); ) {
        int to = Math.min(LOG.size(), from + 1 + random.nextInt(300));
        see(from, to);
        from = to;
      }
      assertThat(rows()).as("seed %d", SEED).isEqualTo(once);
    }
  }

  @Test
  void seeingEventsTwiceChangesNothing() {
    see(0, LOG.size());
    List<String> once = rows();
    forget();
    for (int i = 0; i < LOG.size(); i += 50) {
      int from = i;
      int to = Math.min(LOG.size(), i + 50);
      TestViews.inBatch(() -> {
        for (int event = from; event < to; event++) {
          see(event);
          see(event);
        }
      });
      see(Math.max(0, from - 70), to);
    }
    assertThat(rows()).isEqualTo(once);
  }

  /** The log whose events stand where {@link #see(int)} sees them. */
  private static final EventLog AS_SEEN =
      new EventLog() {
        @Override
        public long size() {
          return 3L * LOG.size() - 1;
        }

        @Override
        public List<TrackedEventMessage<?>> between(long from, long to) {
          List<TrackedEventMessage<?>> events = new ArrayList<>();
          for (int i = 0; i < LOG.size(); i++) {
            long position = 3L * i + 1;
            if (position < from || position >= to) continue;
            events.add(
                new GenericTrackedDomainEventMessage<>(
                    new GlobalSequenceTrackingToken(position),
                    new GenericDomainEventMessage<>(
                        "order", LOG.get(i).order().toString(), 0, LOG.get(i))));
          }
          return events;
        }
      };

  @Test
  void aRebuildMakesTheSameRowsAndTheProjectionGoesOnWithThem() throws Exception {
    int step = 100;
    // In the rebuild's batches, because cells are numbered as they come.
    for (int from = 0, to = 1; to <= LOG.size(); to++) {
      if (to < LOG.size() && (3 * to + 1) / step == (3 * from + 1) / step) continue;
      see(from, to);
      from = to;
    }
    List<String> once = rows();
    views.dsl().execute("update query.insights_bucket set revenue = revenue + 1");
    var end = new Rebuild<>(new InsightsRows(), views.owner(), AS_SEEN, _ -> {}, step).run();
    assertThat(end).isEqualTo(Rebuild.End.SWAPPED);
    assertThat(rows()).isEqualTo(once);
    see(LOG.size() / 2, LOG.size()); // what the new tables show already counts no second time
    assertThat(rows()).isEqualTo(once);
  }

  @Test
  void anEventThatWasLostStopsIt() {
    OrderEvent second =
        new OrderEvent.Cancelled(OrderId.of(new TelegramUserId(7_001), "lost"), BEGIN);
    assertThatIllegalStateException()
        .isThrownBy(() ->
            TestViews.inBatch(() ->
                projection.on(
                    new GenericEventMessage<>(second), new GlobalSequenceTrackingToken(500))));
    assertThat(insights.position()).isEqualTo(-1);
  }

  @Test
  void whatIsNoOrderMovesTheHeadAlone() throws Exception {
    see(0, 10);
    List<String> before = views.rows("insights_bucket", "cell_id, minutes, at");
    PersonEvent erased = new PersonEvent.Erased(new TelegramUserId(7_000), 0, BEGIN);
    TestViews.inBatch(() ->
        projection.on(new GenericEventMessage<>(erased), new GlobalSequenceTrackingToken(900)));
    assertThat(insights.reaching(900, Duration.ZERO)).isPresent();
    assertThat(insights.reaching(901, Duration.ofMillis(50))).isEmpty();
    assertThat(views.rows("insights_bucket", "cell_id, minutes, at")).isEqualTo(before);
  }
}
