package zij.query.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static zij.query.subscription.Subscribing.AT;
import static zij.query.subscription.Subscribing.order;
import static zij.query.subscription.Subscribing.renewed;
import static zij.query.subscription.Subscribing.started;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import zij.language.TelegramUserId;
import zij.language.product.ProductId;
import zij.language.product.Selling;
import zij.language.subscription.CancelledBy;
import zij.language.subscription.Renewal;
import zij.language.subscription.SubscriptionEvent;
import zij.query.TestViews;

class SubscriptionsProjectionTest {
  private static final ProductId CLUB = Subscribing.PRODUCTS.getFirst();
  private static final Instant UNTIL = AT.plus(Selling.PERIOD);

  private final TestViews views = TestViews.create();
  private final SubscriptionsProjection projection = new SubscriptionsProjection(views.dsl());
  private final Subscriptions subscriptions = new Subscriptions(views.dsl());
  private final List<Object> log = new ArrayList<>();

  private void happen(Object... events) {
    log.addAll(List.of(events));
    Subscribing.show(projection, log, log.size() - events.length);
  }

  private Subscription see(int number) {
    return subscriptions.find(order(number), AT).orElseThrow();
  }

  @Test
  void a_subscription_shows_how_it_stands() {
    happen(started(0, CLUB, 50, AT));
    assertThat(see(0))
        .isEqualTo(
            new Subscription(
                order(0).value(),
                order(0).number(),
                7_000,
                "club",
                "Club",
                "",
                50,
                SubscriptionState.ACTIVE,
                null,
                null,
                0,
                AT,
                UNTIL,
                true,
                null,
                0));
    happen(
        new SubscriptionEvent.CancelRequested(
            order(0),
            new TelegramUserId(7_000),
            Subscribing.charge(0, 0),
            CancelledBy.BUYER,
            new TelegramUserId(7_000),
            AT));
    assertThat(see(0).wish()).isEqualTo("CANCEL");
    happen(new SubscriptionEvent.Cancelled(order(0), CancelledBy.BUYER, UNTIL, 0, AT));
    assertThat(see(0).state()).isEqualTo(SubscriptionState.CANCELLED);
    assertThat(see(0).cancelledBy()).isEqualTo(CancelledBy.BUYER);
    assertThat(see(0).wish()).isNull();
    happen(new SubscriptionEvent.Reactivated(order(0), UNTIL, 0, AT));
    assertThat(see(0).state()).isEqualTo(SubscriptionState.ACTIVE);
    assertThat(see(0).cancelledBy()).isNull();
  }

  @Test
  void access_lasts_as_long_as_is_paid_and_a_little_longer_while_a_renewal_is_awaited() {
    happen(started(0, CLUB, 50, AT));
    Instant late = UNTIL.plus(Renewal.GRACE);
    TelegramUserId buyer = new TelegramUserId(7_000);
    assertThat(subscriptions.running(buyer, CLUB, late.minusMillis(1))).contains(order(0));
    assertThat(subscriptions.running(buyer, CLUB, late)).isEmpty();
    assertThat(subscriptions.due(late.minusMillis(1), 10)).isEmpty();
    assertThat(subscriptions.due(late, 10)).containsExactly(order(0));
    happen(new SubscriptionEvent.Cancelled(order(0), CancelledBy.SHOP, UNTIL, 0, AT));
    assertThat(subscriptions.running(buyer, CLUB, UNTIL)).isEmpty();
    assertThat(subscriptions.due(UNTIL, 10)).containsExactly(order(0));
    happen(new SubscriptionEvent.Lapsed(order(0), UNTIL));
    assertThat(subscriptions.due(late, 10)).isEmpty();
    assertThat(see(0).access()).isFalse();
    assertThat(see(0).endedAt()).isEqualTo(UNTIL);
    happen(renewed(0, 1, CLUB, 50, late));
    assertThat(see(0).access()).isTrue();
    assertThat(see(0).endedAt()).isNull();
    assertThat(subscriptions.payments(order(0)))
        .extracting(SubscriptionPayment::renewal)
        .containsExactly(false, true);
  }

  @Test
  void seen_again_it_changes_nothing() {
    log.addAll(Subscribing.mixed(30, Random.from(new SplittableRandom(7))));
    Subscribing.show(projection, log, 0);
    List<List<String>> before = tables();
    Subscribing.show(projection, log, 0);
    assertThat(tables()).isEqualTo(before);
  }

  private List<List<String>> tables() {
    return List.of(
        views.rows("subscription", "position"),
        views.rows("subscription_payment", "position"),
        views.rows("subscription_span", "position"),
        views.rows("subscription_failure", "position"));
  }

  @Test
  void pages_meet_neither_gap_nor_repetition() {
    for (int i = 0; i < 5; i++) happen(started(i, CLUB, 50, AT));
    happen(new SubscriptionEvent.Lapsed(order(1), UNTIL));
    List<UUID> seen = new ArrayList<>();
    Long before = null;
    do {
      SubscriptionPage page = subscriptions.page(SubscriptionState.ACTIVE, before, 2, AT);
      page.subscriptions().forEach(one -> seen.add(one.orderId()));
      before = page.next() == null ? null : Long.valueOf(page.next());
    } while (before != null);
    assertThat(seen)
        .containsExactly(order(4).value(), order(3).value(), order(2).value(), order(0).value());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> subscriptions.page(null, null, Subscriptions.MAX_PAGE + 1, AT));
    assertThat(subscriptions.of(new TelegramUserId(7_003), AT)).hasSize(1);
  }

  @Test
  void what_never_began_stops_the_projection() {
    assertThatIllegalStateException()
        .isThrownBy(() -> happen(new SubscriptionEvent.Lapsed(order(0), UNTIL)))
        .withMessageContaining("never started");
  }
}
