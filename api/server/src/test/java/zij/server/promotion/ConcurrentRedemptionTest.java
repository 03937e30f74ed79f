package zij.server.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.server.promotion.PromotedShop.newCode;
import static zij.server.promotion.PromotedShop.order;
import static zij.server.promotion.PromotedShop.percent;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import zij.server.Answer;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;

/** Limits when everybody comes at the same instant. */
@ExtendWith(SharedServer.class)
class ConcurrentRedemptionTest {
  private final RunningServer server;
  private final PromotedShop shop;

  ConcurrentRedemptionTest(RunningServer server) {
    this.server = server;
    this.shop = PromotedShop.of(server);
  }

  @Test
  void ofAHundredBuyersExactlyTenGetTheTenUses() throws Exception {
    String code = newCode();
    String promotion = shop.create(code, percent(20), ",\"limit\":10");
    List<Shopper> buyers = IntStream.range(0, 100).mapToObj(_ -> server.shopper()).toList();
    List<Answer> answers = allAtOnce(buyers, code);
    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(10);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 201)
        .extracting(Answer::problem)
        .containsOnly("409 CODE_USED_UP")
        .hasSize(90);
    assertThat(shop.count(promotion, "promotion.redeemed")).isEqualTo(10);
  }

  @Test
  void oneBuyerWithTenPhonesUsesACodeOnce() throws Exception {
    String code = newCode();
    String promotion = shop.create(code, percent(20), ",\"limit\":100,\"limitPerBuyer\":1");
    Shopper buyer = server.shopper();
    List<Answer> answers = allAtOnce(IntStream.range(0, 10).mapToObj(_ -> buyer).toList(), code);
    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 201)
        .extracting(Answer::problem)
        .containsOnly("409 CODE_USED_BY_YOU");
    assertThat(shop.count(promotion, "promotion.redeemed")).isEqualTo(1);
  }

  private static List<Answer> allAtOnce(List<Shopper> buyers, String code) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> running = new ArrayList<>();
      for (Shopper buyer : buyers) {
        running.add(
            threads.submit(() -> {
              start.await();
              return order(buyer, code);
            }));
      }
      start.countDown();
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> one : running) answers.add(one.get());
      return answers;
    }
  }
}
