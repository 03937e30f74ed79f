package zij.query.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import zij.language.Stars;
import zij.language.order.ChargeId;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;
import zij.language.product.ProductId;
import zij.language.subscription.SubscriptionEvent;
import zij.query.TestViews;
import zij.query.insights.Period;
import zij.query.subscription.SubscriptionFigures.SubscriberFigures;

/** Every figure beside the same one, worked out slowly from the events alone. */
class SubscriptionFiguresTest {
  private static final ZoneId TASHKENT = ZoneId.of("Asia/Tashkent");

  /** Somebody's access, once. */
  private record Access(
      ProductId product, long price, boolean first, Instant began, @Nullable Instant ended) {
    boolean lasts(Instant at) {
      return began.isBefore(at) && (ended == null || !ended.isBefore(at));
    }
  }

  /** What the events say, walked through one by one. */
  private static final class Slow {
    private final List<Access> closed = new ArrayList<>();
    private final Map<OrderId, Access> open = new HashMap<>();
    private final Map<OrderId, SubscriptionEvent.Started> known = new HashMap<>();
    private final Map<ChargeId, ProductId> charges = new HashMap<>();

    private long renewals;
    private long failed;
    private long received;
    private long returned;

    SubscriberFigures figures(List<Object> events, Period period, @Nullable ProductId only) {
      for (Object event : events) {
        switch (event) {
          case SubscriptionEvent.Started e -> {
            known.put(e.order(), e);
            charges.put(e.charge(), e.product());
            open.put(e.order(), new Access(e.product(), e.price().amount(), true, e.at(), null));
            if (counts(period, e.at(), e.product(), only)) received += e.price().amount();
          }
          case SubscriptionEvent.Renewed e -> renewed(e, period, only);
          case SubscriptionEvent.RenewalFailed e -> {
            if (counts(period, e.at(), product(e.order()), only)) failed++;
          }
          case SubscriptionEvent.Lapsed e -> end(e.order(), e.at());
          case SubscriptionEvent.Revoked e -> end(e.order(), e.at());
          case SubscriptionEvent.Refunded e -> back(e.charge(), e.amount(), e.at(), period, only);
          case OrderEvent.Refunded e -> back(e.charge(), e.amount(), e.at(), period, only);
          default -> {}
        }
      }
      return summed(period, only);
    }

    private void renewed(SubscriptionEvent.Renewed e, Period period, @Nullable ProductId only) {
      charges.put(e.payment().charge(), e.product());
      long price = e.payment().amount().amount();
      open.putIfAbsent(e.order(), new Access(e.product(), price, false, e.at(), null));
      if (!counts(period, e.at(), e.product(), only)) return;
      renewals++;
      received += price;
    }

    private void end(OrderId order, Instant at) {
      Access access = open.remove(order);
      if (access == null) return;
      closed.add(new Access(access.product(), access.price(), access.first(), access.began(), at));
    }

    private void back(
        ChargeId charge, Stars amount, Instant at, Period period, @Nullable ProductId only) {
      ProductId product = charges.get(charge);
      if (product != null && counts(period, at, product, only)) returned += amount.amount();
    }

    private ProductId product(OrderId order) {
      SubscriptionEvent.Started started = known.get(order);
      if (started == null) throw new AssertionError("never started: " + order);
      return started.product();
    }

    private SubscriberFigures summed(Period period, @Nullable ProductId only) {
      List<Access> all = new ArrayList<>(closed);
      all.addAll(open.values());
      all.removeIf(a -> only != null && !a.product().equals(only));
      Instant begin = period.start();
      Instant end = period.end();
      List<Access> active = all.stream().filter(a -> a.lasts(end)).toList();
      List<Access> before = all.stream().filter(a -> a.lasts(begin)).toList();
      long gone = before.stream().filter(a -> within(period, a.ended())).count();
      return new SubscriberFigures(
          active.size(),
          active.stream().mapToLong(Access::price).sum(),
          all.stream().filter(a -> a.first() && within(period, a.began())).count(),
          all.stream().filter(a -> !a.first() && within(period, a.began())).count(),
          all.stream().filter(a -> within(period, a.ended())).count(),
          before.isEmpty() ? null : (double) gone / before.size(),
          renewals,
          failed,
          received,
          returned);
    }

    private static boolean counts(
        Period period, Instant at, ProductId product, @Nullable ProductId only) {
      return within(period, at) && (only == null || product.equals(only));
    }

    private static boolean within(Period period, @Nullable Instant at) {
      return at != null && !at.isBefore(period.start()) && at.isBefore(period.end());
    }
  }

  @Test
  void everyFigureIsWhatTheEventsComeTo() {
    TestViews views = TestViews.create();
    long seed = 20_261_122;
    List<Object> events = Subscribing.mixed(120, Random.from(new SplittableRandom(seed)));
    Subscribing.show(new SubscriptionsProjection(views.dsl()), events, 0);
    SubscriptionFiguresReader reader = new SubscriptionFiguresReader(views.dsl());
    for (ProductId only : new @Nullable ProductId[] {null, Subscribing.PRODUCTS.getFirst()}) {
      for (int from = 0; from < 150; from += 30) {
        LocalDate first = LocalDate.of(2026, 3, 1).plusDays(from);
        Period period = new Period(first, first.plusDays(30), TASHKENT);
        SubscriptionFigures found = reader.answer(period, only, true);
        assertThat(found.figures())
            .as("seed %s, %s, %s", seed, period, only)
            .isEqualTo(new Slow().figures(events, period, only));
        assertThat(found.previous()).isEqualTo(new Slow().figures(events, period.previous(), only));
        assertThat(found.days()).hasSize(30);
        LocalDate day = first.plusDays(11);
        assertThat(found.days().get(11))
            .isEqualTo(
                new SubscriptionFigures.SubscriberDay(
                    day,
                    new Slow().figures(events, new Period(day, day.plusDays(1), TASHKENT), only)));
      }
    }
  }

  @Test
  void ofNothingEveryFigureIsNothing() {
    SubscriptionFiguresReader reader = new SubscriptionFiguresReader(TestViews.create().dsl());
    Period day = new Period(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 2), TASHKENT);
    SubscriptionFigures none = reader.answer(day, null, false);
    assertThat(none.figures()).isEqualTo(new SubscriberFigures(0, 0, 0, 0, 0, null, 0, 0, 0, 0));
    assertThat(none.previous()).isNull();
  }
}
