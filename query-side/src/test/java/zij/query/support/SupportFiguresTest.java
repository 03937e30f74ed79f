package zij.query.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import zij.query.TestViews;
import zij.query.insights.Period;
import zij.query.support.SupportFigures.Feature;
import zij.query.support.SupportFigures.OfCases;
import zij.query.support.SupportFigures.OfFeature;

class SupportFiguresTest {
  private static final Period WEEK =
      new Period(
          LocalDate.of(2026, 11, 16), LocalDate.of(2026, 11, 23), ZoneId.of("Asia/Tashkent"));
  private static final Instant IN_IT = Instant.parse("2026-11-18T09:00:00Z");

  private final TestViews views = TestViews.create();
  private int cases;

  private void opened(@Nullable UUID order, Instant at, long answeredAfter) {
    String answered = answeredAfter < 0 ? "null" : "'" + at.plusSeconds(answeredAfter) + "'";
    views
        .dsl()
        .execute(
            ("insert into query.support_case (case_id, buyer, order_id, language, state, messages,"
                    + " opened_at, first_answer_at, changed_at, position)"
                    + " values ('%s', 7, %s, 'en', '%s', 1, '%s', %s, '%s', %d)")
                .formatted(
                    UUID.randomUUID(),
                    order == null ? "null" : "'" + order + "'",
                    answeredAfter < 0 ? "WAITING" : "ANSWERED",
                    at,
                    answered,
                    at,
                    ++cases));
  }

  private UUID delivered(String goods) {
    return ordered(goods, "'2026-11-01T00:00:00Z'");
  }

  private UUID ordered(String goods, String deliveredAt) {
    UUID order = UUID.randomUUID();
    views
        .dsl()
        .execute(
            ("insert into query.customer_order (order_id, buyer, status, total, lines, goods,"
                    + " surplus, placed_at, expires_at, delivered_at, placed_position, position)"
                    + " values ('%s', 7, 'delivered', 1, '[{\"product\":\"tea\"}]', '%s', '[]',"
                    + " '2026-11-01T00:00:00Z', '2026-11-01T00:00:00Z', %s, %d, %d)")
                .formatted(order, goods, deliveredAt, ++cases, cases));
    return order;
  }

  private SupportFigures figures() {
    return new SupportFiguresReader(views.dsl()).answer(WEEK, true);
  }

  @Test
  void a_shop_without_cases_has_no_times() {
    SupportFigures none = figures();
    assertThat(none.figures()).isEqualTo(new OfCases(0, 0, null, null));
    assertThat(none.features()).isEmpty();
    assertThat(none.waiting()).isZero();
  }

  @Test
  void half_were_answered_within_the_median_and_nine_of_ten_within_the_slow_time() {
    for (int minute = 1; minute <= 10; minute++) opened(null, IN_IT, 60L * minute);
    opened(null, IN_IT, -1);
    assertThat(figures().figures()).isEqualTo(new OfCases(11, 10, 300L, 540L));
    assertThat(figures().waiting()).isEqualTo(1);
  }

  @Test
  void days_are_those_of_the_zone() {
    opened(null, Instant.parse("2026-11-15T18:59:59Z"), 60); // the day before in Tashkent
    opened(null, Instant.parse("2026-11-15T19:00:00Z"), 60);
    opened(null, Instant.parse("2026-11-22T18:59:59Z"), 60);
    opened(null, Instant.parse("2026-11-22T19:00:00Z"), 60);
    assertThat(figures().figures().opened()).isEqualTo(2);
    assertThat(figures().previous()).isEqualTo(new OfCases(1, 1, 60L, 60L));
  }

  @Test
  void a_case_is_about_what_its_order_delivered() {
    opened(null, IN_IT, 60);
    opened(ordered("[]", "null"), IN_IT, 60);
    opened(delivered("[{\"content\":\"a code\",\"file\":null,\"chat\":null}]"), IN_IT, 60);
    for (int i = 0; i < 3; i++) {
      opened(delivered("[{\"file\":{\"name\":\"a.pdf\"},\"chat\":null}]"), IN_IT, 60);
    }
    for (int i = 0; i < 2; i++) opened(delivered("[{\"chat\":{\"chat\":-1}}]"), IN_IT, -1);
    List<OfFeature> features = figures().features();
    assertThat(features.subList(0, 2))
        .containsExactly(
            new OfFeature(Feature.FILE, new OfCases(3, 3, 60L, 60L)),
            new OfFeature(Feature.CHAT, new OfCases(2, 0, null, null)));
    assertThat(features)
        .extracting(OfFeature::feature)
        .containsExactlyInAnyOrder(
            Feature.FILE, Feature.CHAT, Feature.NONE, Feature.PAYMENT, Feature.TEXT);
  }

  @Test
  void a_subscription_a_gift_and_keys_are_known_by_their_order() {
    UUID subscribed = delivered("[{\"content\":\"a\"}]");
    views
        .dsl()
        .execute(
            ("insert into query.subscription (subscription_id, order_id, buyer, product_id, title,"
                    + " price, state, renewals, started_at, paid_until, started_position, position)"
                    + " values ('s', '%s', 7, 'club', 'Club', 1, 'ACTIVE', 0, now(), now(), 1, 1)")
                .formatted(subscribed));
    opened(subscribed, IN_IT, 60);
    UUID given = delivered("[]");
    views
        .dsl()
        .execute(
            ("insert into query.gift (order_id, buyer, link, links, goods, position)"
                    + " values ('%s', 7, 'l', 1, '[]', 1)")
                .formatted(given));
    opened(given, IN_IT, 60);
    views
        .dsl()
        .execute(
            "insert into query.stock (stock_id, product_id, kind, on_hand, reserved, sold,"
                + " low_water, shown_position, position)"
                + " values ('stock:tea', 'tea', 'KEYS', 1, 0, 0, 5, 0, 1)");
    opened(delivered("[{\"content\":\"a\"}]"), IN_IT, 60);
    assertThat(figures().features())
        .extracting(OfFeature::feature)
        .containsExactlyInAnyOrder(Feature.SUBSCRIPTION, Feature.GIFT, Feature.KEYS);
  }
}
