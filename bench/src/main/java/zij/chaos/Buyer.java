package zij.chaos;

import java.io.IOException;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A person with a phone, who does one thing after another until the time is up. */
final class Buyer implements Runnable {
  /** A buyer who could not go on, by a fault of the chaos itself or by an answer it cannot read. */
  static final String BROKEN = "broken buyers";

  /** What is bought each month. */
  private record Club(String order, String charge) {}

  private final Phone phone;
  private final Telegram telegram;
  private final Merchant merchant;
  private final Journal journal;
  private final SplittableRandom random;
  private final long deadline;
  private @Nullable Club club;

  /**
   * @param deadline of {@link System#nanoTime}, after which nothing new is begun
   */
  Buyer(
      Phone phone,
      Telegram telegram,
      Merchant merchant,
      Journal journal,
      SplittableRandom random,
      long deadline) {
    this.phone = phone;
    this.telegram = telegram;
    this.merchant = merchant;
    this.journal = journal;
    this.random = random;
    this.deadline = deadline;
  }

  @Override
  public void run() {
    try {
      while (isTime()) {
        Doing doing = Doing.draw(random);
        attempt(doing);
        Thread.sleep(doing.restMs());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isTime() {
    return System.nanoTime() < deadline;
  }

  private void attempt(Doing doing) throws InterruptedException {
    try {
      act(doing);
    } catch (GaveUpException e) {
      phone.tell("goes away: " + e.getMessage());
    } catch (IOException e) {
      phone.tell("Telegram does not answer: " + e);
    } catch (RuntimeException e) {
      journal.count(BROKEN); // what was not done is not tried
      phone.tell(BROKEN + ": " + e);
    }
  }

  private void act(Doing doing) throws GaveUpException, IOException, InterruptedException {
    switch (doing.act()) {
      case BUY -> buy(doing);
      case HESITATE -> hesitate(doing);
      case PAY_TWICE -> payTwice(doing);
      case PAY_LATE -> payLate(doing);
      case CANCEL -> {
        String order = phone.place(doing);
        if (order == null) return;
        if (doing.reloads()) phone.invoice(order);
        pause(doing.firstPauseMs());
        phone.cancel(order);
      }
      case CANCEL_AND_PAY -> cancelAndPay(doing);
      case LEAVE -> {
        String order = phone.place(doing);
        if (order != null && doing.reloads()) phone.invoice(order);
      }
      case GET_REFUND -> {
        String order = buy(doing);
        if (order == null) return;
        pause(doing.secondPauseMs());
        phone.note("refund of " + order, merchant.refund(order));
      }
      case CHARGE_BACK -> chargeBack(doing);
      case SUBSCRIBE -> subscribe(doing);
      case RENEW -> renew(doing);
    }
  }

  // ---- doings

  private @Nullable String buy(Doing doing)
      throws GaveUpException, IOException, InterruptedException {
    String order = phone.place(doing);
    if (order == null) return null;
    String slug = phone.invoice(order);
    if (slug == null) return null;
    pause(doing.firstPauseMs());
    return phone.pay(order, slug, "paid") == null ? null : order;
  }

  private void hesitate(Doing doing) throws GaveUpException, IOException, InterruptedException {
    String order = phone.place(doing);
    String slug = order == null ? null : phone.invoice(order);
    if (order == null || slug == null) return;
    String first = doing.repeats() ? "too_few_stars" : doing.reloads() ? "failed" : "cancelled";
    var _ = phone.pay(order, slug, first);
    pause(doing.firstPauseMs());
    var _ = phone.pay(order, slug, "paid");
  }

  private void payTwice(Doing doing) throws GaveUpException, IOException, InterruptedException {
    String order = phone.place(doing);
    String slug = order == null ? null : phone.invoice(order);
    if (order == null || slug == null) return;
    String first = phone.pending(order, slug);
    String second = phone.pending(order, slug);
    pause(doing.firstPauseMs());
    phone.settle(order, first);
    pause(doing.secondPauseMs());
    phone.settle(order, second);
  }

  private void payLate(Doing doing) throws GaveUpException, IOException, InterruptedException {
    String order = phone.place(doing);
    String slug = order == null ? null : phone.invoice(order);
    if (order == null || slug == null) return;
    String sheet = phone.pending(order, slug);
    // The time is up, and perhaps nobody has noticed yet.
    pause(World.ORDER_SECONDS * 1_000 + doing.secondPauseMs() * 3);
    phone.settle(order, sheet);
  }

  private void cancelAndPay(Doing doing) throws GaveUpException, IOException, InterruptedException {
    String order = phone.place(doing);
    String slug = order == null ? null : phone.invoice(order);
    if (order == null || slug == null) return;
    String sheet = phone.pending(order, slug);
    pause(doing.firstPauseMs());
    phone.cancel(order);
    phone.settle(order, sheet);
  }

  private void chargeBack(Doing doing) throws GaveUpException, IOException, InterruptedException {
    String order = phone.place(doing);
    String slug = order == null ? null : phone.invoice(order);
    if (order == null || slug == null) return;
    String charge = phone.pay(order, slug, "paid");
    if (charge == null) return;
    pause(doing.secondPauseMs());
    var _ = telegram.hand("charges/" + charge + "/charge-back", Map.of());
    phone.tell("store takes back " + charge + " of " + order);
    journal.count("charge-backs");
  }

  private void subscribe(Doing doing) throws GaveUpException, IOException, InterruptedException {
    String order = phone.place(doing);
    String slug = order == null ? null : phone.invoice(order);
    if (order == null || slug == null) return;
    String charge = phone.pay(order, slug, "paid");
    if (charge != null) club = new Club(order, charge);
  }

  private void renew(Doing doing) throws GaveUpException, IOException, InterruptedException {
    Club mine = club;
    if (mine == null) {
      subscribe(doing);
      return;
    }
    String path = "/api/subscriptions/" + mine.order;
    switch (doing.secondPauseMs() % 8) {
      case 0 -> phone.note("cancels " + mine, phone.post(path + "/cancel"));
      case 1 -> phone.note("takes up again " + mine, phone.post(path + "/reactivate"));
      case 2, 3 ->
          phone.tell(
              "changes "
                  + mine
                  + " in Telegram: "
                  + phone.hand(
                      "subscriptions",
                      Map.of("charge", mine.charge, "cancelled", doing.repeats())));
      case 4 -> {
        phone.note("refund of " + mine, merchant.refund(mine.order));
        club = null;
      }
      default -> {
        JsonNode renewed = telegram.hand("subscriptions/" + mine.charge + "/pass", Map.of());
        phone.tell("renews " + mine + ": " + renewed);
        if (!renewed.has("error")) journal.count("renewals");
      }
    }
  }

  private static void pause(int ms) throws InterruptedException {
    Thread.sleep(ms);
  }
}
