package zij.command.order;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.command.order.DealsByHand.automatic;
import static zij.command.order.DealsByHand.deal;
import static zij.command.order.DealsByHand.percent;
import static zij.command.order.DealsByHand.rule;
import static zij.command.order.OrderStory.BUYER;
import static zij.command.order.OrderStory.EXPIRES_AT;
import static zij.command.order.OrderStory.ORDER;
import static zij.command.order.OrderStory.PLACED_AT;
import static zij.command.order.OrderStory.orders;
import static zij.command.order.OrderStory.placeTeasAndChart;
import static zij.command.order.OrderStory.placed;
import static zij.command.order.OrderStory.shelf;
import static zij.command.order.OrderStory.teasAndChart;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import zij.command.promotion.Deal;
import zij.language.Decision;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.Stars;
import zij.language.order.OrderCommand;
import zij.language.order.OrderEvent;
import zij.language.promotion.Discount;
import zij.language.promotion.PriceAsked;
import zij.language.promotion.PromotionCode;
import zij.language.promotion.PromotionId;
import zij.language.promotion.PromotionRule;
import zij.language.promotion.Reduction;

/** Two teas for 50 Stars each and a chart for 30, 130 together, with something off. */
class PlaceAtAPromotionTest {
  private static final Reduction TENTH = new Reduction.Percent(10);

  private final DealsByHand deals = new DealsByHand();

  @Test
  void a_percentage_comes_off_the_sum_rounded_down_to_whole_stars() {
    deals.on(percent("AUTUMN", 33));
    takesOff(42, code("AUTUMN")); // 42.9
  }

  @Test
  void an_amount_comes_off_once() {
    deals.on(deal("FORTY", "n", rule(new Reduction.Amount(new Stars(40)), 0)));
    takesOff(40, code("FORTY"));
  }

  @Test
  void no_more_comes_off_than_the_products_cost_that_it_is_for() {
    deals.on(deal("CHARTS", "n", rule(new Reduction.Amount(new Stars(40)), 0, "chart")));
    takesOff(30, code("CHARTS"));
  }

  @Test
  void a_percentage_is_of_the_products_that_it_is_for() {
    deals.on(deal("TEAS", "n", rule(TENTH, 0, "tea", "map")));
    takesOff(10, code("TEAS"));
  }

  @Test
  void a_code_does_not_mind_how_it_is_typed() {
    deals.on(percent("AUTUMN-20", 20));
    takesOff(26, code(" autumn-20 "));
  }

  @Test
  void a_code_is_on_from_its_first_moment_to_before_its_last() {
    Instant at = PLACED_AT;
    Instant tick = at.plusMillis(1);
    deals.on(lasting("FIRST", at, null), lasting("LAST", at.minusSeconds(9), tick));
    takesOff(13, code("FIRST"));
    takesOff(13, code("LAST"));
    deals.on(lasting("EARLY", tick, null), lasting("OVER", at.minusSeconds(9), at));
    refuses(refused(Refusal.CODE_UNKNOWN), code("EARLY"));
    refuses(refused(Refusal.CODE_UNKNOWN), code("OVER"));
  }

  @Test
  void an_ended_code_and_one_that_never_was_are_told_apart_by_nobody() {
    Deal on = percent("ENDED", 10);
    deals.on(new Deal(on.promotion(), on.code(), on.name(), on.rule(), true));
    refuses(refused(Refusal.CODE_UNKNOWN), code("ENDED"));
    refuses(refused(Refusal.CODE_UNKNOWN), code("NEVER"));
  }

  @Test
  void the_minimum_is_reached_by_the_sum_itself_and_not_by_less() {
    deals.on(deal("JUST", "n", rule(TENTH, 130)), deal("MORE", "n", rule(TENTH, 131)));
    takesOff(13, code("JUST"));
    refuses(refused(Refusal.CODE_MINIMUM, Map.of("minimum", 131L)), code("MORE"));
  }

  @Test
  void a_code_that_takes_nothing_off_is_not_for_these() {
    deals.on(deal("MAPS", "n", rule(TENTH, 0, "map")), percent("LITTLE", 1));
    refuses(refused(Refusal.CODE_NOT_FOR_THESE), code("MAPS"));
    takesOff(1, code("LITTLE")); // 1.3
  }

  @Test
  void a_code_whose_uses_are_gone_is_refused_with_the_order() {
    deals.refusing(percent("GONE", 10), Refusal.CODE_USED_UP);
    deals.refusing(percent("MINE", 10), Refusal.CODE_USED_BY_YOU);
    refuses(refused(Refusal.CODE_USED_UP), code("GONE"));
    refuses(refused(Refusal.CODE_USED_BY_YOU), code("MINE"));
  }

  @Test
  void without_a_code_the_promotion_counts_that_takes_most_off() {
    Deal less = automatic("less", 5);
    Deal more = automatic("more", 7);
    deals.on(less, more);
    takesOff(7, asking(null, less, more));
    assertThat(deals.taken).containsExactly(Map.entry(ORDER, more.promotion()));
  }

  @Test
  void one_whose_uses_are_gone_leaves_the_next_best() {
    Deal less = automatic("less", 5);
    Deal more = automatic("more", 7);
    deals.on(less).refusing(more, Refusal.CODE_USED_UP);
    takesOff(5, asking(null, less, more));
  }

  @Test
  void automatic_promotions_that_are_not_on_or_not_reached_take_nothing_off() {
    Deal high = deal(null, "high", rule(TENTH, 1_000));
    Deal later =
        deal(
            null,
            "later",
            new PromotionRule(
                TENTH, List.of(), Stars.ZERO, PLACED_AT.plusSeconds(1), null, null, null));
    deals.on(high, later);
    accepts(placed(), asking(null, high, later, automatic("unknown", 5)));
  }

  @Test
  void a_code_is_no_automatic_promotion() {
    Deal code = percent("SECRET", 50);
    deals.on(code);
    accepts(placed(), asking(null, code));
  }

  @Test
  void a_code_and_an_automatic_promotion_do_not_add_up() {
    Deal automatic = automatic("seven", 7);
    deals.on(automatic, percent("AUTUMN", 10));
    takesOff(13, asking("AUTUMN", automatic));
  }

  @Test
  void a_buyer_pays_no_more_than_was_shown() {
    PriceAsked shown = new PriceAsked(null, List.of(), new Stars(129));
    refuses(refused(Refusal.TOTAL_CHANGED, Map.of("total", 130L)), shown);
    accepts(placed(), new PriceAsked(null, List.of(), new Stars(130)));
  }

  @Test
  void nothing_is_taken_for_an_order_that_is_refused() {
    Deal autumn = percent("AUTUMN", 10);
    deals.on(autumn);
    refuses(
        refused(Refusal.TOTAL_CHANGED, Map.of("total", 117L)),
        new PriceAsked(autumn.code(), List.of(), new Stars(116)));
    assertThat(deals.taken).isEmpty();
  }

  @Test
  void an_order_that_costs_nothing_is_given_at_once() {
    deals.on(percent("ALL", 100));
    Discount all = discount("ALL", 130);
    orders(shelf(), deals)
        .givenNoPriorActivity()
        .when(placeTeasAndChart(code("ALL")))
        .expectResultMessagePayload(accepted(placed(all)))
        .expectEvents(
            placed(all), new OrderEvent.Given(ORDER, BUYER, teasAndChart(), all, PLACED_AT));
  }

  @Test
  void a_given_order_is_delivered_and_cannot_be_paid_or_cancelled() {
    Discount all = discount("ALL", 130);
    OrderEvent.Given given = OrderEvent.Given.of(placed(all)).orElseThrow();
    orders(shelf(), deals)
        .given(placed(all), given)
        .when(new OrderCommand.Deliver(ORDER, PLACED_AT))
        .expectEvents(OrderStory.delivered());
    for (var command :
        List.of(
            new OrderCommand.DraftInvoice(ORDER, BUYER, PLACED_AT),
            new OrderCommand.Cancel(ORDER, BUYER, PLACED_AT))) {
      orders(shelf(), deals)
          .given(placed(all), given)
          .when(command)
          .expectResultMessagePayload(refused(Refusal.ALREADY_PAID))
          .expectNoEvents();
    }
  }

  @Test
  void what_was_paid_says_what_came_off() {
    Discount off = discount("AUTUMN", 26);
    var payment = OrderStory.payment("charge", 104);
    orders(shelf(), deals)
        .given(placed(off))
        .when(new OrderCommand.ConfirmPayment(ORDER, BUYER, payment, PLACED_AT))
        .expectEvents(
            new OrderEvent.Paid(ORDER, BUYER, teasAndChart(), off, null, payment, PLACED_AT));
  }

  @Test
  void an_order_that_is_cancelled_or_lapses_gives_its_use_back() {
    Discount off = discount("AUTUMN", 13);
    for (var command :
        List.of(
            new OrderCommand.Cancel(ORDER, BUYER, PLACED_AT),
            new OrderCommand.Expire(ORDER, EXPIRES_AT))) {
      deals.taken.put(ORDER, off.promotion());
      orders(shelf(), deals)
          .given(placed(off))
          .when(command)
          .expectResultMessagePayload(accepted(Done.DONE));
      assertThat(deals.taken).as("%s", command).isEmpty();
    }
  }

  private static Deal lasting(String code, Instant from, @Nullable Instant until) {
    return deal(
        code, code, new PromotionRule(TENTH, List.of(), Stars.ZERO, from, until, null, null));
  }

  private static PriceAsked code(String code) {
    return asking(code);
  }

  private static PriceAsked asking(@Nullable String code, Deal... automatic) {
    return new PriceAsked(
        code == null ? null : new PromotionCode(code),
        Stream.of(automatic).map(Deal::promotion).toList(),
        null);
  }

  private static Discount discount(String code, long off) {
    PromotionCode typed = new PromotionCode(code);
    return new Discount(PromotionId.of(typed), typed, new Stars(off));
  }

  private void takesOff(long stars, PriceAsked asked) {
    orders(shelf(), deals)
        .givenNoPriorActivity()
        .when(placeTeasAndChart(asked))
        .expectSuccessfulHandlerExecution();
    PromotionId taken = Objects.requireNonNull(deals.taken.get(ORDER), "no use was taken");
    Discount off = new Discount(taken, asked.code(), new Stars(stars));
    accepts(placed(off), asked);
  }

  private void accepts(OrderEvent.Placed expected, PriceAsked asked) {
    orders(shelf(), deals)
        .givenNoPriorActivity()
        .when(placeTeasAndChart(asked))
        .expectResultMessagePayload(accepted(expected))
        .expectEvents(expected);
  }

  private void refuses(Decision<?> expected, PriceAsked asked) {
    orders(shelf(), deals)
        .givenNoPriorActivity()
        .when(placeTeasAndChart(asked))
        .expectResultMessagePayload(expected)
        .expectNoEvents();
  }
}
