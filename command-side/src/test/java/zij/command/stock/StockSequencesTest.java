package zij.command.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.command.stock.StockStory.BEFORE;
import static zij.command.stock.StockStory.TEA;
import static zij.command.stock.StockStory.key;
import static zij.command.stock.StockStory.keys;
import static zij.command.stock.StockStory.units;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import zij.language.Decision;
import zij.language.Quantity;
import zij.language.TelegramUserId;
import zij.language.order.OrderId;
import zij.language.stock.Reservation;
import zij.language.stock.StockCommand;
import zij.language.stock.StockEvent;

/**
 * Whatever is asked of a stock, in whatever order: what was given out, what is reserved and what is
 * free is what was put in; a replay of its events answers the same; and a command repeated at once
 * changes nothing, unless it adds or takes out units by number. Another seed can be given by the
 * system property {@code zij.seed}.
 */
class StockSequencesTest {
  private static final int SEQUENCES = 3_000;
  private static final int MAX_LENGTH = 40;
  private static final OrderId NOBODYS = OrderId.of(new TelegramUserId(9), "probe");

  @Test
  void random_sequences_of_commands_lose_no_unit_and_invent_none() throws Exception {
    long seed = Long.getLong("zij.seed", System.nanoTime());
    System.out.println("StockSequencesTest: -Dzij.seed=" + seed);
    Set<Class<?>> seen = new HashSet<>();
    for (int n = 0; n < SEQUENCES; n++) {
      List<StockCommand> sent = new ArrayList<>();
      try {
        seen.addAll(run(random(seed + n), sent));
      } catch (AssertionError e) {
        throw new AssertionError("-Dzij.seed=" + (seed + n) + ", after " + sent, e);
      }
    }
    assertThat(seen)
        .as("the sequences reach every event")
        .containsExactlyInAnyOrder(StockEvent.class.getPermittedSubclasses());
  }

  /** Not made of the seed itself: the first numbers of neighbours would be nearly the same. */
  private static Random random(long seed) {
    return Random.from(new SplittableRandom(seed));
  }

  private static Set<Class<?>> run(Random random, List<StockCommand> sent) throws Exception {
    StockWorld world = new StockWorld(List.of());
    boolean byNumber = random.nextBoolean();
    Instant now = BEFORE;
    int length = 1 + random.nextInt(MAX_LENGTH);
    for (int i = 0; i < length; i++) {
      if (random.nextInt(4) == 0) now = now.plusSeconds(random.nextInt(200));
      StockCommand command = anything(random, byNumber, now);
      sent.add(command);
      sendAndCheck(world, command, now);
    }
    Set<Class<?>> seen = new HashSet<>();
    world.history().forEach(event -> seen.add(event.getClass()));
    return seen;
  }

  private static void sendAndCheck(StockWorld world, StockCommand command, Instant now)
      throws Exception {
    StockWorld replayed = new StockWorld(world.history());
    Decision<?> decision = world.send(command);
    assertThat(replayed.send(command)).as("a replay answers the same").isEqualTo(decision);
    assertThat(replayed.history()).isEqualTo(world.history());
    boolean adds = command instanceof StockCommand.Add || command instanceof StockCommand.Remove;
    if (!adds) {
      var _ = world.send(command);
      assertThat(world.history()).as("a repetition changes nothing").isEqualTo(replayed.history());
    }
    StockBook book = new StockBook(world.history());
    var probe = new StockCommand.Reserve(TEA, NOBODYS, new Quantity(100), now, now);
    switch (world.send(probe)) {
      case Decision.Accepted<?>(Object answer) -> {
        assertThat(answer).isEqualTo(Reservation.NOT_NEEDED);
        assertThat(book.isCounted()).isFalse();
      }
      case Decision.Refused<?> no ->
          assertThat(no.details().get("available"))
              .as("free, so that given out + reserved + free = put in")
              .isEqualTo(book.putIn() - book.givenOut() - book.reserved());
    }
    assertThat(world.history()).as("a question changes nothing").isEqualTo(replayed.history());
  }

  private static StockCommand anything(Random random, boolean byNumber, Instant now) {
    OrderId order = OrderId.of(new TelegramUserId(7), "order-" + random.nextInt(6));
    Quantity quantity = new Quantity(1 + random.nextInt(3));
    long rounds = Duration.between(BEFORE, now).toSeconds() / 100;
    Instant until = BEFORE.plusSeconds(100 * (rounds + 1 + random.nextInt(2)));
    return switch (random.nextInt(14)) {
      case 0, 1 -> more(random, byNumber, now);
      case 2 -> new StockCommand.Remove(TEA, units(random.nextInt(3)), now);
      case 3 -> new StockCommand.RemoveKey(TEA, key(1 + random.nextInt(20)), now);
      case 4 ->
          random.nextInt(8) == 0
              ? new StockCommand.StopCounting(TEA, now)
              : new StockCommand.SetLowWater(TEA, units(random.nextInt(3)), now);
      case 5, 6, 7, 8 -> new StockCommand.Reserve(TEA, order, quantity, until, now);
      case 9, 10 ->
          new StockCommand.Release(TEA, order, until.minusSeconds(100L * random.nextInt(3)), now);
      default -> new StockCommand.Take(TEA, order, quantity, now);
    };
  }

  private static StockCommand more(Random random, boolean byNumber, Instant now) {
    if (!byNumber) {
      int from = 1 + random.nextInt(20);
      return new StockCommand.AddKeys(
          TEA, keys(from, from + random.nextInt(3)), random.nextInt(4) == 0, now);
    }
    return random.nextBoolean()
        ? new StockCommand.Count(TEA, units(random.nextInt(10)), now)
        : new StockCommand.Add(TEA, units(random.nextInt(4)), now);
  }
}
