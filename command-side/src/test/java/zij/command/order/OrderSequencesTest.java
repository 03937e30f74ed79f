package zij.command.order;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.command.order.OrderStory.ALL_OFF;
import static zij.command.order.OrderStory.BUYER;
import static zij.command.order.OrderStory.EXPIRES_AT;
import static zij.command.order.OrderStory.ORDER;
import static zij.command.order.OrderStory.PLACED_AT;
import static zij.command.order.OrderStory.STRANGER;
import static zij.command.order.OrderStory.payment;
import static zij.command.order.OrderStory.place;
import static zij.command.order.OrderStory.placeTeasAndChart;
import static zij.command.order.OrderStory.placed;
import static zij.command.order.OrderStory.wanted;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import zij.language.Decision;
import zij.language.Stars;
import zij.language.TelegramUserId;
import zij.language.order.ChargeId;
import zij.language.order.OrderCommand;
import zij.language.order.OrderEvent;
import zij.language.promotion.PriceAsked;

/**
 * Whatever is asked of an order, in whatever order: the invariants hold, a replay of its events
 * answers the same, and a command repeated at once is answered the same and records nothing.
 * Another seed can be given by the system property {@code zij.seed}.
 */
class OrderSequencesTest {
  private static final int SEQUENCES = 4_000;
  private static final int MAX_LENGTH = 30;
  private static final int SMALL_WORLD_DEPTH = 4;

  private final Set<ChargeId> confirmed = new HashSet<>();

  @AfterEach
  void restock() {
    OrderWorld.offer(OrderStory.shelf());
  }

  @Test
  void random_sequences_of_commands_keep_the_invariants() throws Exception {
    long seed = Long.getLong("zij.seed", System.nanoTime());
    System.out.println("OrderSequencesTest: -Dzij.seed=" + seed);
    Set<Class<?>> seen = new HashSet<>();
    for (int n = 0; n < SEQUENCES; n++) {
      List<OrderCommand> sent = new ArrayList<>();
      try {
        seen.addAll(runRandomly(random(seed + n), sent));
      } catch (AssertionError e) {
        throw new AssertionError("-Dzij.seed=" + (seed + n) + ", after " + sent, e);
      }
    }
    assertThat(seen)
        .as("the sequences reach every event")
        .containsExactlyInAnyOrder(OrderEvent.class.getPermittedSubclasses());
  }

  /** Not made of the seed itself: the first numbers of neighbours would be nearly the same. */
  private static Random random(long seed) {
    return Random.from(new SplittableRandom(seed));
  }

  private Set<Class<?>> runRandomly(Random random, List<OrderCommand> sent) throws Exception {
    confirmed.clear();
    OrderWorld.offer(OrderStory.shelf());
    OrderWorld world = OrderWorld.after(List.of());
    Instant now = PLACED_AT;
    int length = 1 + random.nextInt(MAX_LENGTH);
    for (int i = 0; i < length; i++) {
      if (random.nextInt(4) == 0) now = now.plusSeconds(random.nextInt(1_200));
      boolean placed = !world.history().isEmpty();
      OrderCommand command = placed ? anything(random, now) : placing(random);
      if (random.nextInt(20) == 0) withdrawOrPublishTea(random);
      sent.add(command);
      sendAndCheck(world, command);
    }
    Set<Class<?>> seen = new HashSet<>();
    world.history().forEach(event -> seen.add(event.getClass()));
    return seen;
  }

  private void sendAndCheck(OrderWorld world, OrderCommand command) throws Exception {
    OrderWorld replayed = OrderWorld.after(world.history());
    Decision<?> decision = world.send(command);
    assertThat(replayed.send(command)).as("a replay answers the same").isEqualTo(decision);
    assertThat(replayed.history()).isEqualTo(world.history());
    assertThat(world.send(command)).as("a repetition hears the same").isEqualTo(decision);
    assertThat(world.history()).as("and changes nothing").isEqualTo(replayed.history());
    if (command instanceof OrderCommand.ConfirmPayment c) {
      assertThat(decision).isInstanceOf(Decision.Accepted.class);
      confirmed.add(c.payment().charge());
    }
    if (command instanceof OrderCommand.RecoverPayment c && decision instanceof Decision.Accepted) {
      confirmed.add(c.payment().charge());
    }
    OrderInvariants.check(world.history(), confirmed);
  }

  private static OrderCommand placing(Random random) {
    return switch (random.nextInt(7)) {
      case 0 -> place();
      case 3 -> placeTeasAndChart(PriceAsked.FULL.withCredit(true));
      case 4 -> OrderStory.placeAt(PriceAsked.FULL.withCredit(true), wanted("chart", 1, 30));
      case 2 -> placeTeasAndChart(new PriceAsked(ALL_OFF.code(), List.of(), null));
      case 1 -> place("other", wanted("tea", 1, 49));
      default -> placeTeasAndChart();
    };
  }

  private static OrderCommand anything(Random random, Instant now) {
    TelegramUserId person = random.nextInt(8) == 0 ? STRANGER : BUYER;
    String charge = "charge-" + random.nextInt(4);
    long stars = random.nextInt(4) == 0 ? 80 : 130; // 80 are left when credit paid 50
    String query = "query-" + random.nextInt(6);
    return switch (random.nextInt(20)) {
      case 0 -> placing(random);
      case 1 -> new OrderCommand.DraftInvoice(ORDER, person, now);
      case 2 -> new OrderCommand.IssueInvoice(ORDER, person, "link-" + query, now);
      case 3, 4 -> new OrderCommand.ApproveCheckout(ORDER, person, new Stars(stars), query, now);
      case 5, 6 -> new OrderCommand.ConfirmPayment(ORDER, person, payment(charge, stars), now);
      case 7 -> new OrderCommand.Deliver(ORDER, now);
      case 8, 9 -> new OrderCommand.ConfirmSurplusRefund(ORDER, new ChargeId(charge), now);
      case 10 -> new OrderCommand.Cancel(ORDER, person, now);
      case 11 -> new OrderCommand.RecoverPayment(ORDER, person, payment(charge, stars), now);
      case 12, 13 ->
          new OrderCommand.RecordRefund(ORDER, new ChargeId(charge), new Stars(stars), now);
      case 14 ->
          new OrderCommand.RecordChargeBack(ORDER, new ChargeId(charge), new Stars(stars), now);
      case 16 -> OrderStory.giveCredit("credit-" + random.nextInt(3), 1 + random.nextInt(60));
      case 17 -> OrderStory.withdrawCredit("By mistake.");
      case 15 -> OrderStory.refund(random.nextInt(4) == 0 ? "Broken." : "Late.");
      default -> new OrderCommand.Expire(ORDER, now);
    };
  }

  private static void withdrawOrPublishTea(Random random) {
    ShelfOffers shelf = OrderStory.shelf();
    OrderWorld.offer(random.nextBoolean() ? shelf.offSale("tea", 50) : shelf);
  }

  @Test
  void every_short_sequence_of_commands_keeps_the_invariants() throws Exception {
    List<OrderCommand> alphabet = alphabet();
    int size = alphabet.size();
    int sequences = (int) Math.pow(size, SMALL_WORLD_DEPTH);
    for (int n = 0; n < sequences; n++) {
      int number = n;
      List<OrderCommand> commands =
          IntStream.range(0, SMALL_WORLD_DEPTH)
              .mapToObj(i -> alphabet.get(number / (int) Math.pow(size, i) % size))
              .toList();
      try {
        runAll(commands);
      } catch (AssertionError e) {
        throw new AssertionError("after " + commands, e);
      }
    }
  }

  private void runAll(List<OrderCommand> commands) throws Exception {
    confirmed.clear();
    OrderWorld world = OrderWorld.after(List.of(placed()));
    for (OrderCommand command : commands) {
      var _ = world.send(command);
      if (command instanceof OrderCommand.ConfirmPayment c) confirmed.add(c.payment().charge());
    }
    OrderInvariants.check(world.history(), confirmed);
  }

  /** One of each, at moments that matter: before and after the order's time is up. */
  private static List<OrderCommand> alphabet() {
    Stars total = OrderStory.TOTAL;
    Instant late = EXPIRES_AT.plus(Checkouts.HOLD);
    return List.of(
        new OrderCommand.IssueInvoice(ORDER, BUYER, "link", PLACED_AT),
        new OrderCommand.ApproveCheckout(ORDER, BUYER, total, "early", PLACED_AT),
        new OrderCommand.ApproveCheckout(ORDER, BUYER, total, "late", late),
        new OrderCommand.ConfirmPayment(ORDER, BUYER, payment("one", 130), PLACED_AT),
        new OrderCommand.ConfirmPayment(ORDER, BUYER, payment("two", 129), PLACED_AT),
        new OrderCommand.Deliver(ORDER, PLACED_AT),
        new OrderCommand.ConfirmSurplusRefund(ORDER, new ChargeId("one"), PLACED_AT),
        new OrderCommand.ConfirmSurplusRefund(ORDER, new ChargeId("two"), PLACED_AT),
        OrderStory.refund("Late."),
        new OrderCommand.RecordRefund(ORDER, new ChargeId("one"), total, PLACED_AT),
        new OrderCommand.RecordChargeBack(ORDER, new ChargeId("two"), total, PLACED_AT),
        new OrderCommand.Cancel(ORDER, BUYER, PLACED_AT),
        new OrderCommand.Cancel(ORDER, BUYER, late),
        new OrderCommand.Expire(ORDER, PLACED_AT),
        new OrderCommand.Expire(ORDER, late));
  }
}
