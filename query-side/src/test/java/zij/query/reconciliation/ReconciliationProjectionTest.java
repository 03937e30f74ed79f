package zij.query.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.junit.jupiter.api.Test;
import zij.language.Quantity;
import zij.language.Refusal;
import zij.language.StarAmount;
import zij.language.Stars;
import zij.language.TelegramUserId;
import zij.language.difference.DifferenceEvent;
import zij.language.difference.DifferenceId;
import zij.language.difference.DifferenceKind;
import zij.language.difference.Direction;
import zij.language.difference.Explanation;
import zij.language.difference.Movement;
import zij.language.difference.Note;
import zij.language.difference.Settlement;
import zij.language.order.ChargeId;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;
import zij.language.order.OrderLine;
import zij.language.order.Payment;
import zij.language.product.Price;
import zij.language.product.ProductId;
import zij.query.TestViews;

class ReconciliationProjectionTest {
  private static final Instant AT = Instant.parse("2026-11-21T09:00:00.123456Z");
  private static final TelegramUserId BUYER = new TelegramUserId(7);
  private static final OrderId ORDER = OrderId.of(BUYER, "key");

  private final TestViews views = TestViews.create();
  private final ReconciliationProjection projection = new ReconciliationProjection(views.dsl());
  private final Differences differences = new Differences(views.dsl());
  private final List<Object> log = new ArrayList<>();

  private void see(int position) {
    GlobalSequenceTrackingToken token = new GlobalSequenceTrackingToken(position);
    if (log.get(position) instanceof OrderEvent e) projection.on(e, token);
    if (log.get(position) instanceof DifferenceEvent e) projection.on(e, token);
  }

  private void happen(Object... events) {
    log.addAll(List.of(events));
    TestViews.inBatch(() -> {
      for (int i = log.size() - events.length; i < log.size(); i++) see(i);
    });
  }

  private void seeAllAgain() {
    TestViews.inBatch(() -> {
      for (int i = 0; i < log.size(); i++) see(i);
    });
  }

  private static Payment payment(String charge) {
    return new Payment(new ChargeId(charge), "", new Stars(100), "{}");
  }

  private static Movement movement(String transaction, Direction direction) {
    return new Movement(transaction, direction, new StarAmount(100, 5), Stars.ZERO, AT);
  }

  private static DifferenceEvent.Found found(DifferenceKind kind, Movement movement) {
    DifferenceId id = DifferenceId.of(movement.transaction(), movement.direction());
    return new DifferenceEvent.Found(id, kind, movement, null, Explanation.FOREIGN_INVOICE, AT);
  }

  private static DifferenceEvent.Settled settled(Movement movement) {
    DifferenceId id = DifferenceId.of(movement.transaction(), movement.direction());
    Note note = new Note("sold elsewhere");
    return new DifferenceEvent.Settled(
        id, movement, Settlement.NOT_OF_THIS_SHOP, note, BUYER, AT.plusSeconds(9));
  }

  @Test
  void every_movement_of_stars_is_a_row_and_nothing_else_is() {
    List<OrderLine> lines =
        List.of(new OrderLine(new ProductId("tea"), "Tea", new Quantity(1), Price.of(100)));
    happen(
        new OrderEvent.InvoiceIssued(ORDER, "https://t.me/$x", AT),
        new OrderEvent.Paid(ORDER, BUYER, lines, payment("one"), AT),
        new OrderEvent.SurplusCharged(ORDER, BUYER, payment("two"), Refusal.ALREADY_PAID, AT),
        new OrderEvent.SurplusRefunded(ORDER, new ChargeId("two"), new Stars(100), AT),
        new OrderEvent.ChargedBack(ORDER, new ChargeId("one"), new Stars(100), AT),
        new OrderEvent.Refunded(ORDER, new ChargeId("three"), new Stars(100), AT),
        new OrderEvent.Expired(ORDER, AT));
    List<String> rows = views.rows("star_movement", "position");
    assertThat(
            views
                .dsl()
                .fetchValues(
                    "select charge || ' ' || direction || ' ' || amount || ' ' || position"
                        + " from query.star_movement order by position"))
        .isEqualTo(
            List.of(
                "one IN 100 1",
                "two IN 100 2",
                "two OUT 100 3",
                "one OUT 100 4",
                "three OUT 100 5"));
    seeAllAgain();
    assertThat(views.rows("star_movement", "position")).isEqualTo(rows);
  }

  @Test
  void open_differences_are_counted_by_kind_and_have_an_age() {
    assertThat(differences.open().oldest()).isNull();
    Movement later =
        new Movement("c", Direction.IN, new StarAmount(1, 0), Stars.ZERO, AT.plusSeconds(60));
    happen(
        found(DifferenceKind.ORPHAN, later),
        found(DifferenceKind.ORPHAN, movement("a", Direction.IN)),
        found(DifferenceKind.MISSING_THERE, movement("a", Direction.OUT)));
    OpenDifferences open = differences.open();
    assertThat(open.byKind())
        .isEqualTo(
            Map.of(
                DifferenceKind.ORPHAN, 2L,
                DifferenceKind.MISSING_THERE, 1L,
                DifferenceKind.MISSING_HERE, 0L,
                DifferenceKind.AMOUNT_DIFFERS, 0L));
    assertThat(open.oldest()).isEqualTo(AT);
  }

  @Test
  void a_settled_difference_says_who_decided_what_and_why() {
    Movement orphan = movement("a", Direction.IN);
    happen(found(DifferenceKind.ORPHAN, orphan), settled(orphan));
    assertThat(differences.page(DifferenceState.OPEN, null, 10).differences()).isEmpty();
    Difference settled =
        differences.page(DifferenceState.SETTLED, null, 10).differences().getFirst();
    assertThat(settled.settlement()).isEqualTo(Settlement.NOT_OF_THIS_SHOP);
    assertThat(settled.note()).isEqualTo("sold elsewhere");
    assertThat(settled.settledBy()).isEqualTo(7);
    assertThat(settled.effect()).isEqualTo(new StarAmount(100, 5));
    assertThat(settled.endedAt()).isEqualTo(AT.plusSeconds(9));
  }

  @Test
  void what_was_resolved_can_be_found_again_and_repeating_changes_nothing() {
    Movement orphan = movement("a", Direction.IN);
    DifferenceId id = DifferenceId.of("a", Direction.IN);
    happen(
        found(DifferenceKind.MISSING_THERE, orphan),
        settled(orphan),
        new DifferenceEvent.Resolved(id, orphan, Settlement.NOT_OF_THIS_SHOP, AT),
        found(DifferenceKind.ORPHAN, orphan));
    List<String> rows = views.rows("difference", "difference_id");
    Difference open = differences.page(DifferenceState.OPEN, null, 10).differences().getFirst();
    assertThat(open.kind()).isEqualTo(DifferenceKind.ORPHAN);
    assertThat(open.settlement()).isNull();
    assertThat(open.position()).isEqualTo(3);
    seeAllAgain();
    assertThat(views.rows("difference", "difference_id")).isEqualTo(rows);
  }

  @Test
  void pages_follow_each_other_without_gap_or_overlap() {
    for (int i = 0; i < 25; i++) {
      happen(found(DifferenceKind.ORPHAN, movement("t" + i, Direction.IN)));
    }
    List<String> seen = new ArrayList<>();
    Long after = null;
    do {
      DifferencePage page = differences.page(DifferenceState.OPEN, after, 10);
      page.differences().forEach(d -> seen.add(d.transaction()));
      after = page.next() == null ? null : Long.valueOf(page.next());
    } while (after != null);
    assertThat(seen).hasSize(25).doesNotHaveDuplicates().startsWith("t0", "t1").endsWith("t24");
  }

  @Test
  void a_page_has_1_to_100_differences() {
    assertThat(differences.page(DifferenceState.OPEN, null, 100).differences()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> differences.page(DifferenceState.OPEN, null, 101));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> differences.page(DifferenceState.OPEN, null, 0));
  }
}
