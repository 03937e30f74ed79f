package zij.command;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.common.caching.Cache;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.eventsourcing.CachingEventSourcingRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import zij.command.order.Order;
import zij.command.product.LoggedOffers;
import zij.command.product.Offers;
import zij.command.product.Product;
import zij.language.Command;
import zij.language.Decision;
import zij.language.Done;
import zij.language.Language;
import zij.language.Provenance;
import zij.language.Quantity;
import zij.language.Refusal;
import zij.language.Stars;
import zij.language.TelegramUserId;
import zij.language.difference.DifferenceCommand;
import zij.language.difference.DifferenceId;
import zij.language.difference.Direction;
import zij.language.difference.Note;
import zij.language.difference.Settlement;
import zij.language.evidence.Sealed;
import zij.language.order.ChargeId;
import zij.language.order.OrderCommand;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;
import zij.language.order.Payment;
import zij.language.order.WantedLine;
import zij.language.product.Good;
import zij.language.product.Price;
import zij.language.product.ProductCommand;
import zij.language.product.ProductId;
import zij.language.product.Text;
import zij.language.product.Texts;
import zij.language.support.CaseId;
import zij.language.support.Message;
import zij.language.support.SupportCommand;
import zij.language.terms.TermsVersion;

/** The aggregates where they live: in Axon, created when missing, kept in a cache. */
class AggregatesTest {
  private static final TermsVersion TERMS = new TermsVersion("7e".repeat(32));
  private static final ProductId TEA = new ProductId("tea");
  private static final TelegramUserId BUYER = new TelegramUserId(7);
  private static final OrderId ORDER = OrderId.of(BUYER, "key");
  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
  private static final Payment PAYMENT = new Payment(new ChargeId("c"), "", new Stars(50), "{}");
  private static final Provenance PROVENANCE =
      new Provenance("7", "user", "test", "0".repeat(32), "update:1");

  private final Cache cache = new AggregateCache(100, () -> 0);
  private final Configuration axon = configuration(cache);
  private final Commands commands = new Commands(axon.commandBus(), "position");

  private static Configuration configuration(Cache cache) {
    Configurer configurer =
        InAxon.withoutOffers()
            .registerComponent(Offers.class, c -> new LoggedOffers(c.eventStore(), () -> 0));
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
  void repositories_use_the_cache() {
    assertThat(axon.repository(Order.class)).isInstanceOf(CachingEventSourcingRepository.class);
    assertThat(axon.repository(Product.class)).isInstanceOf(CachingEventSourcingRepository.class);
  }

  @Test
  void every_command_for_an_order_nobody_placed_is_refused_as_unknown() {
    for (Command<?> command : allButPlace()) {
      assertThat(send(command)).isEqualTo(refused(Refusal.ORDER_UNKNOWN));
    }
    assertThat(stored(ORDER)).isEmpty();
  }

  @Test
  void every_command_for_a_product_nobody_listed_is_refused_as_unknown() {
    Text text = new Text("Tea", "");
    List<Command<?>> all =
        List.of(
            new ProductCommand.Reprice(TEA, Price.of(1), NOW),
            new ProductCommand.Describe(TEA, Language.ENGLISH, text, NOW),
            new ProductCommand.Publish(TEA, NOW),
            new ProductCommand.Withdraw(TEA, NOW));
    for (Command<?> command : all) {
      assertThat(send(command)).isEqualTo(refused(Refusal.PRODUCT_UNKNOWN));
    }
    assertThat(stored(TEA)).isEmpty();
  }

  @Test
  void every_command_for_a_difference_nobody_found_is_refused_as_unknown() {
    DifferenceId difference = DifferenceId.of("stx", Direction.IN);
    Note note = new Note("n");
    List<Command<?>> all =
        List.of(
            new DifferenceCommand.Settle(difference, Settlement.WRITTEN_OFF, note, BUYER, NOW),
            new DifferenceCommand.Resolve(difference, NOW));
    for (Command<?> command : all) {
      assertThat(send(command)).isEqualTo(refused(Refusal.DIFFERENCE_UNKNOWN));
    }
    assertThat(stored(difference)).isEmpty();
  }

  @Test
  void every_command_for_a_case_nobody_opened_is_refused_as_unknown() {
    CaseId id = CaseId.of(BUYER, 1);
    Message message = new Message("u1", new Sealed(1, "AAAA"));
    List<Command<?>> all =
        List.of(
            new SupportCommand.Write(id, BUYER, message, NOW),
            new SupportCommand.Take(id, BUYER, NOW),
            new SupportCommand.Answer(id, message, BUYER, NOW),
            new SupportCommand.Close(id, BUYER, NOW),
            new SupportCommand.Reopen(id, BUYER, NOW));
    for (Command<?> command : all) {
      assertThat(send(command)).isEqualTo(refused(Refusal.CASE_UNKNOWN));
    }
    assertThat(stored(id)).isEmpty();
  }

  @Test
  void an_order_is_unknown_after_its_placing_was_refused_and_can_then_be_placed() {
    assertThat(send(place("a")))
        .isEqualTo(refused(Refusal.PRODUCT_UNAVAILABLE, Map.of("product", "tea")));
    for (Command<?> command : allButPlace()) {
      assertThat(send(command)).as("%s", command).isEqualTo(refused(Refusal.ORDER_UNKNOWN));
    }
    sellTea();
    assertThat(send(place("b"))).isInstanceOf(Decision.Accepted.class);
    assertThat(stored(ORDER)).hasExactlyElementsOfTypes(OrderEvent.Placed.class);
    assertThat(send(new OrderCommand.Cancel(ORDER, BUYER, NOW))).isEqualTo(accepted(Done.DONE));
  }

  /** Ids come from outside, and an order's is one that a product could have. */
  @Test
  void what_has_the_id_of_another_kind_is_unknown_whether_it_is_cached_or_not() {
    sellTea();
    assertThat(send(place("a"))).isInstanceOf(Decision.Accepted.class);
    var order = new ProductId(ORDER.toString());
    var cached = new SupportCommand.Close(new CaseId(ORDER.value()), BUYER, NOW);
    for (Command<?> command : List.of(new ProductCommand.Withdraw(order, NOW), cached)) {
      assertThat(send(command)).as("%s", command).isInstanceOf(Decision.Refused.class);
      cache.removeAll();
      assertThat(send(command)).as("read, %s", command).isInstanceOf(Decision.Refused.class);
      assertThat(send(place("a"))).as("the order").isInstanceOf(Decision.Accepted.class);
    }
    assertThat(stored(ORDER)).hasExactlyElementsOfTypes(OrderEvent.Placed.class);
  }

  @Test
  void an_order_nobody_placed_is_not_kept_in_the_cache() {
    assertThat(send(place("a"))).isInstanceOf(Decision.Refused.class);
    assertThat(cache.containsKey(ORDER.toString())).isFalse();
  }

  @Test
  void a_whole_purchase_is_decided_by_cached_and_by_reloaded_aggregates_alike() {
    sellTea();
    for (Command<?> command : purchase()) {
      assertThat(send(command)).as("%s", command).isInstanceOf(Decision.Accepted.class);
      cache.removeAll();
      assertThat(send(command)).as("again, %s", command).isInstanceOf(Decision.Accepted.class);
      assertThat(cache.containsKey(ORDER.toString())).isTrue();
    }
    assertThat(stored(ORDER))
        .hasExactlyElementsOfTypes(
            OrderEvent.Placed.class,
            OrderEvent.InvoiceIssued.class,
            OrderEvent.CheckoutApproved.class,
            OrderEvent.Paid.class,
            OrderEvent.Delivered.class);
  }

  @Test
  void events_are_stored_under_the_aggregates_logical_type() {
    sellTea();
    var _ = send(place("a"));
    assertThat(axon.eventStore().readEvents(ORDER.toString()).next().getType()).isEqualTo("order");
    assertThat(axon.eventStore().readEvents(TEA.toString()).next().getType()).isEqualTo("product");
  }

  private void sellTea() {
    Texts texts = new Texts(Map.of(Language.ENGLISH, new Text("Tea", "")));
    Good good = Good.of("a cup");
    assertThat(send(new ProductCommand.List(TEA, "🍵", texts, Price.of(50), good, NOW)))
        .isEqualTo(accepted(Done.DONE));
    assertThat(send(new ProductCommand.Publish(TEA, NOW))).isEqualTo(accepted(Done.DONE));
  }

  private static OrderCommand.Place place(String fingerprint) {
    WantedLine line = new WantedLine(TEA, new Quantity(1), Price.of(50));
    return new OrderCommand.Place(
        ORDER,
        BUYER,
        Language.ENGLISH,
        List.of(line),
        fingerprint,
        TERMS,
        TERMS,
        NOW.plusSeconds(9),
        NOW);
  }

  private static List<Command<?>> purchase() {
    return List.of(
        place("a"),
        new OrderCommand.IssueInvoice(ORDER, BUYER, "link", NOW),
        new OrderCommand.ApproveCheckout(ORDER, BUYER, new Stars(50), "q", NOW),
        new OrderCommand.ConfirmPayment(ORDER, BUYER, PAYMENT, NOW),
        new OrderCommand.Deliver(ORDER, NOW));
  }

  private static List<Command<?>> allButPlace() {
    return Stream.concat(
            purchase().stream().skip(1),
            Stream.of(
                new OrderCommand.DraftInvoice(ORDER, BUYER, NOW),
                new OrderCommand.ConfirmSurplusRefund(ORDER, new ChargeId("c"), NOW),
                new OrderCommand.RecoverPayment(ORDER, BUYER, PAYMENT, NOW),
                new OrderCommand.RecordRefund(ORDER, new ChargeId("c"), new Stars(50), NOW),
                new OrderCommand.RecordChargeBack(ORDER, new ChargeId("c"), new Stars(50), NOW),
                new OrderCommand.Cancel(ORDER, BUYER, NOW),
                new OrderCommand.Expire(ORDER, NOW)))
        .toList();
  }

  private Decision<?> send(Command<?> command) {
    return commands.send(command, PROVENANCE).decision();
  }

  private List<?> stored(Object aggregate) {
    return axon.eventStore()
        .readEvents(aggregate.toString())
        .asStream()
        .<Object>map(event -> event.getPayload())
        .toList();
  }
}
