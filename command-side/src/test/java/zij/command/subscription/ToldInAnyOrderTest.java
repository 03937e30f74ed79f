package zij.command.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.command.subscription.SubscriptionStory.BEGIN;
import static zij.command.subscription.SubscriptionStory.ORDER;
import static zij.command.subscription.SubscriptionStory.PRICE;
import static zij.command.subscription.SubscriptionStory.payment;
import static zij.command.subscription.SubscriptionStory.started;
import static zij.command.subscription.SubscriptionStory.subscriptions;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zij.language.product.Selling;
import zij.language.subscription.Renewal;
import zij.language.subscription.SubscriptionCommand;

/**
 * Whatever Telegram tells of three months, twice and in any order: it comes to the same. The months
 * are told within a day, since the numbers of updates say nothing after a week of silence.
 */
class ToldInAnyOrderTest {
  private static final Instant TOLD = BEGIN.plus(Duration.ofDays(90));

  /** What Telegram tells, in the order in which it happened; numbers grow. */
  private static List<SubscriptionCommand> life(Random random) {
    List<SubscriptionCommand> told = new ArrayList<>();
    long update = 1_000;
    Instant until = BEGIN.plus(Selling.PERIOD);
    for (int month = 0; month < 3; month++) {
      for (int i = random.nextInt(3); i > 0; i--) {
        told.add(observe(Renewal.CANCELLED, ++update));
        if (i > 1 || random.nextBoolean()) told.add(observe(Renewal.ON, ++update));
      }
      if (random.nextInt(4) == 0) told.add(observe(Renewal.FAILED, ++update));
      until = until.plus(Selling.PERIOD);
      told.add(
          new SubscriptionCommand.Renew(
              ORDER,
              SubscriptionStory.BUYER,
              payment("month-" + month, PRICE),
              until,
              ++update,
              TOLD));
      if (random.nextBoolean()) told.add(observe(Renewal.ON, ++update));
    }
    Renewal[] ends = Renewal.values();
    if (random.nextBoolean()) told.add(observe(ends[random.nextInt(ends.length)], ++update));
    return told;
  }

  private static SubscriptionCommand.Observe observe(Renewal renewal, long update) {
    return new SubscriptionCommand.Observe(ORDER, renewal, update, TOLD);
  }

  /** What matters of it in the end. */
  private static String after(List<SubscriptionCommand> told) {
    AtomicReference<String> end = new AtomicReference<>();
    SubscriptionCommand last = told.getLast();
    subscriptions()
        .given(started())
        .andGivenCommands(told.subList(0, told.size() - 1))
        .when(last)
        .expectState(state -> end.set(state.summary()));
    return end.get();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void itComesToTheSame(long seed) {
    Random random = Random.from(new SplittableRandom(seed));
    List<SubscriptionCommand> inOrder = life(random);
    String expected = after(inOrder);
    for (int i = 0; i < 25; i++) {
      List<SubscriptionCommand> mixed = new ArrayList<>(inOrder);
      for (SubscriptionCommand one : inOrder) if (random.nextInt(3) == 0) mixed.add(one);
      Collections.shuffle(mixed, random);
      assertThat(after(mixed)).as("seed %s: %s", seed, mixed).isEqualTo(expected);
    }
  }
}
