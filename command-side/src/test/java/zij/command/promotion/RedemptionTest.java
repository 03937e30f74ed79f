package zij.command.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.command.promotion.PromotionStory.AT;
import static zij.command.promotion.PromotionStory.AUTUMN;
import static zij.command.promotion.PromotionStory.CODE;
import static zij.command.promotion.PromotionStory.RULE;
import static zij.command.promotion.PromotionStory.limited;
import static zij.command.promotion.PromotionStory.making;
import static zij.language.Decision.refused;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import zij.command.AggregateCache;
import zij.command.Aggregates;
import zij.command.Commands;
import zij.command.InAxon;
import zij.command.product.Offer;
import zij.command.product.Offers;
import zij.language.Command;
import zij.language.Decision;
import zij.language.Language;
import zij.language.Provenance;
import zij.language.Quantity;
import zij.language.Refusal;
import zij.language.TelegramUserId;
import zij.language.order.OrderCommand;
import zij.language.order.OrderId;
import zij.language.order.WantedLine;
import zij.language.product.Good;
import zij.language.product.Price;
import zij.language.product.ProductId;
import zij.language.product.Text;
import zij.language.product.Texts;
import zij.language.promotion.PriceAsked;
import zij.language.promotion.PromotionCommand;
import zij.language.promotion.PromotionEvent;
import zij.language.promotion.PromotionEvent.GivenBack;
import zij.language.promotion.PromotionEvent.Redeemed;
import zij.language.terms.TermsVersion;

/** Orders and the promotion that they use, each in its real aggregate. */
class RedemptionTest {
  private static final TermsVersion TERMS = new TermsVersion("7e".repeat(32));
  private static final ProductId TEA = new ProductId("tea");
  private static final TelegramUserId ALI = new TelegramUserId(7);
  private static final TelegramUserId VALI = new TelegramUserId(8);
  private static final Provenance PROVENANCE =
      new Provenance("7", "user", "test", "0".repeat(32), "update:1");

  private final AggregateCache cache = new AggregateCache(100, () -> 0);
  private final Configuration axon = configuration(cache);
  private final Commands commands = new Commands(axon.commandBus(), "position");

  private static Configuration configuration(AggregateCache cache) {
    Texts texts = new Texts(Map.of(Language.ENGLISH, new Text("Tea", "")));
    Offers offers = id -> Optional.of(new Offer(id, "🍵", texts, Price.of(50), Good.of("x"), true));
    Configurer configurer = InAxon.withoutOffers().registerComponent(Offers.class, _ -> offers);
    Aggregates.register(configurer, cache);
    return configurer.buildConfiguration();
  }

  @BeforeEach
  void start() {
    axon.start();
  }

  @AfterEach
  void stop() {
    axon.shutdown();
  }

  @Test
  void a_use_is_taken_with_the_order() {
    has(making(limited(2, null)));
    has(place(ALI, "a"));
    assertThat(uses()).containsExactly(new Redeemed(AUTUMN, order(ALI, "a"), ALI, AT));
  }

  @Test
  void the_same_order_again_takes_no_second_one() {
    has(making(limited(2, null)));
    has(place(ALI, "a"));
    has(place(ALI, "a"));
    assertThat(uses()).hasSize(1);
  }

  @Test
  void nobody_gets_more_than_there_are() {
    has(making(limited(2, null)));
    has(place(ALI, "a"));
    has(place(ALI, "b"));
    cache.removeAll();
    assertThat(send(place(VALI, "c"))).isEqualTo(refused(Refusal.CODE_USED_UP));
    assertThat(stored(order(VALI, "c"))).as("no order either").isEmpty();
  }

  @Test
  void no_buyer_gets_more_than_a_buyer_may() {
    has(making(limited(9, 1)));
    has(place(ALI, "a"));
    assertThat(send(place(ALI, "b"))).isEqualTo(refused(Refusal.CODE_USED_BY_YOU));
    has(place(VALI, "c"));
  }

  @Test
  void what_a_cancelled_order_had_is_there_for_others() {
    has(making(limited(1, 1)));
    has(place(ALI, "a"));
    has(new OrderCommand.Cancel(order(ALI, "a"), ALI, AT));
    has(place(VALI, "b"));
    OrderId second = order(VALI, "b");
    has(new OrderCommand.Expire(second, AT.plusSeconds(9)));
    assertThat(uses())
        .containsExactly(
            new Redeemed(AUTUMN, order(ALI, "a"), ALI, AT),
            new GivenBack(AUTUMN, order(ALI, "a"), ALI, AT),
            new Redeemed(AUTUMN, second, VALI, AT),
            new GivenBack(AUTUMN, second, VALI, AT.plusSeconds(9)));
  }

  @Test
  void giving_back_happens_once() {
    has(making(limited(1, null)));
    has(place(ALI, "a"));
    has(new OrderCommand.Cancel(order(ALI, "a"), ALI, AT));
    has(new OrderCommand.Cancel(order(ALI, "a"), ALI, AT));
    has(place(ALI, "a"));
    assertThat(uses()).as("a cancelled order takes none again").hasSize(2);
  }

  @Test
  void a_promotion_without_limits_counts_nothing() {
    has(making(RULE));
    has(place(ALI, "a"));
    has(new OrderCommand.Cancel(order(ALI, "a"), ALI, AT));
    assertThat(uses()).isEmpty();
  }

  @Test
  void an_ended_promotion_is_seen_at_once() {
    has(making(limited(2, null)));
    has(place(ALI, "a"));
    has(new PromotionCommand.End(AUTUMN, AT));
    assertThat(send(place(ALI, "b"))).isEqualTo(refused(Refusal.CODE_UNKNOWN));
  }

  @Test
  void looking_at_a_promotion_takes_nothing_and_tells_the_same() {
    has(making(limited(1, null)));
    Deals deals = axon.getComponent(Deals.class);
    Deal deal = deals.deal(AUTUMN).orElseThrow();
    assertThat(deals.check(deal, ALI)).isInstanceOf(Decision.Accepted.class);
    has(place(ALI, "a"));
    assertThat(deals.check(deal, VALI)).isEqualTo(refused(Refusal.CODE_USED_UP));
    assertThat(uses()).hasSize(1);
  }

  private static OrderId order(TelegramUserId buyer, String key) {
    return OrderId.of(buyer, key);
  }

  private static OrderCommand.Place place(TelegramUserId buyer, String key) {
    return new OrderCommand.Place(
        order(buyer, key),
        buyer,
        Language.ENGLISH,
        List.of(new WantedLine(TEA, new Quantity(1), Price.of(50))),
        new PriceAsked(CODE, List.of(), null),
        "print",
        TERMS,
        TERMS,
        AT.plusSeconds(9),
        AT);
  }

  private void has(Command<?> command) {
    assertThat(send(command)).as("%s", command).isInstanceOf(Decision.Accepted.class);
  }

  private Decision<?> send(Command<?> command) {
    return commands.send(command, PROVENANCE).decision();
  }

  private List<Object> uses() {
    return stored(AUTUMN).stream()
        .filter(event -> !(event instanceof PromotionEvent.Created))
        .toList();
  }

  private List<Object> stored(Object aggregate) {
    return axon.eventStore()
        .readEvents(aggregate.toString())
        .asStream()
        .<Object>map(event -> event.getPayload())
        .toList();
  }
}
