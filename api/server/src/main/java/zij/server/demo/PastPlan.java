package zij.server.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import zij.language.Command;
import zij.language.Stars;
import zij.language.order.ChargeId;
import zij.language.order.OrderCommand;
import zij.language.order.OrderId;
import zij.language.order.Payment;
import zij.language.order.WantedLine;
import zij.language.terms.TermsVersion;
import zij.server.demo.PastBuyers.Buyer;
import zij.server.demo.PastOrder.Outcome;
import zij.server.demo.PastOrder.Step;
import zij.server.terms.Terms;

/** Puts an order of the past together; each step is so many milliseconds after it was placed. */
final class PastPlan {
  /** Nobody signed in, so there is no evidence that anybody agreed to them either. */
  private static final TermsVersion TERMS = Terms.sample().version();

  private static final long LAPSES = 1_800_000;
  private static final long DAY = 86_400_000;

  private final OrderId id;
  private final Buyer buyer;
  private final Instant placedAt;
  private final List<WantedLine> lines;
  private final String title;
  private final String payload;
  private final Random random;
  private final Stars total;
  private final List<Step> steps = new ArrayList<>();

  private PastPlan(
      Buyer buyer,
      Instant placedAt,
      List<WantedLine> lines,
      String title,
      Function<OrderId, String> payloads,
      Random random) {
    this.id = OrderId.of(buyer.id(), "demo-" + Long.toHexString(random.nextLong()));
    this.buyer = buyer;
    this.placedAt = placedAt;
    this.lines = lines;
    this.title = title;
    this.payload = payloads.apply(id);
    this.random = random;
    this.total =
        new Stars(
            lines.stream()
                .mapToLong(line -> line.price().stars().amount() * line.quantity().units())
                .sum());
  }

  /**
   * Plans an order.
   *
   * @param title of its invoice
   * @param payloads what the invoice of an order carries
   */
  static PastOrder order(
      Buyer buyer,
      Instant at,
      List<WantedLine> lines,
      String title,
      Function<OrderId, String> payloads,
      Random random) {
    PastPlan plan = new PastPlan(buyer, at, lines, title, payloads, random);
    Outcome outcome = Outcome.any(random);
    plan.place();
    switch (outcome) {
      case DELIVERED -> {
        var _ = plan.buy();
      }
      case PAID_TWICE -> plan.payTwice();
      case REFUNDED -> plan.refund(plan.buy());
      case CHARGED_BACK -> plan.chargeBack(plan.buy());
      case CANCELLED -> plan.cancel(15_000 + plan.any(300_000));
      case LAPSED -> plan.lapse();
      case PAYMENT_FAILED -> plan.fail();
      case REFUSED_LATE -> plan.comeTooLate();
      case REFUSED_CANCELLED -> plan.payCancelled();
    }
    return new PastOrder(plan.id, buyer, at, lines, outcome, List.copyOf(plan.steps));
  }

  private Instant at(long ms) {
    return placedAt.plusMillis(ms);
  }

  private long any(int below) {
    return random.nextInt(below);
  }

  private void add(long ms, Command<?> command) {
    steps.add(new Step(at(ms), id, buyer.id().toString(), command, null, false));
  }

  private void addRefused(long ms, Command<?> command) {
    steps.add(new Step(at(ms), id, buyer.id().toString(), command, null, true));
  }

  /** A step that Telegram lists. */
  private void addListed(
      long ms, Command<?> command, Map<String, ? extends @Nullable Object> line) {
    steps.add(new Step(at(ms), id, buyer.id().toString(), command, line, false));
  }

  private String name(String what, int number) {
    return "demo-" + what + "-" + number + "-" + id;
  }

  private ChargeId charge(int number) {
    return new ChargeId(name("charge", number));
  }

  private void place() {
    add(
        0,
        new OrderCommand.Place(
            id, buyer.id(), buyer.language(), lines, "demo", TERMS, TERMS, at(LAPSES), placedAt));
  }

  private void invoice() {
    long ms = 700 + any(1_500);
    String link = "https://t.me/$" + Long.toHexString(random.nextLong());
    add(ms, new OrderCommand.IssueInvoice(id, buyer.id(), link, at(ms)));
  }

  private OrderCommand.ApproveCheckout checkout(long ms, int number) {
    return new OrderCommand.ApproveCheckout(id, buyer.id(), total, name("query", number), at(ms));
  }

  private void confirm(long ms, int number) {
    ChargeId charge = charge(number);
    Payment payment = new Payment(charge, "", total, evidence(charge));
    addListed(
        ms,
        new OrderCommand.ConfirmPayment(id, buyer.id(), payment, at(ms)),
        Map.of(
            "kind", "payment",
            "charge", charge.value(),
            "user", buyer.id().value(),
            "title", title,
            "payload", payload,
            "amount", total.amount(),
            "date", at(ms).getEpochSecond()));
  }

  private String evidence(ChargeId charge) {
    return JsonMapper.shared()
        .writeValueAsString(
            Map.of(
                "currency",
                "XTR",
                "total_amount",
                total.amount(),
                "invoice_payload",
                payload,
                "telegram_payment_charge_id",
                charge.value()));
  }

  private Map<String, ?> goneBack(String kind, long ms, ChargeId charge) {
    return Map.of("kind", kind, "charge", charge.value(), "date", at(ms).getEpochSecond());
  }

  private void deliver(long ms) {
    add(ms, new OrderCommand.Deliver(id, at(ms)));
  }

  /** Answers when it was delivered. */
  private long buy() {
    invoice();
    long asked = 6_000 + any(60_000);
    add(asked, checkout(asked, 0));
    long paid = asked + 1_200 + any(2_000);
    confirm(paid, 0);
    deliver(paid + 400);
    return paid + 400;
  }

  /** Two sheets of the same invoice were open: both were agreed to, and both were paid. */
  private void payTwice() {
    invoice();
    add(8_000, checkout(8_000, 0));
    add(8_900, checkout(8_900, 1));
    confirm(10_000, 0);
    deliver(10_400);
    confirm(12_000, 1);
    addListed(
        14_000,
        new OrderCommand.ConfirmSurplusRefund(id, charge(1), at(14_000)),
        goneBack("refund", 14_000, charge(1)));
  }

  private void refund(long delivered) {
    long ms = delivered + DAY / 2 + random.nextLong(10 * DAY);
    addListed(
        ms,
        new OrderCommand.RecordRefund(id, charge(0), total, at(ms)),
        goneBack("refund", ms, charge(0)));
  }

  private void chargeBack(long delivered) {
    long ms = delivered + 3 * DAY + random.nextLong(30 * DAY);
    addListed(
        ms,
        new OrderCommand.RecordChargeBack(id, charge(0), total, at(ms)),
        goneBack("charge_back", ms, charge(0)));
  }

  private void cancel(long ms) {
    if (any(10) < 6) invoice();
    add(ms, new OrderCommand.Cancel(id, buyer.id(), at(ms)));
  }

  private void lapse() {
    if (any(10) < 7) invoice();
    expire();
  }

  private void expire() {
    long ms = LAPSES + 4_000 + any(4_000);
    add(ms, new OrderCommand.Expire(id, at(ms)));
  }

  /** Telegram asked and heard yes, and no payment came. */
  private void fail() {
    invoice();
    long asked = 9_000 + any(90_000);
    add(asked, checkout(asked, 0));
    expire();
  }

  private void comeTooLate() {
    invoice();
    addRefused(LAPSES + 1_000, checkout(LAPSES + 1_000, 0));
    expire();
  }

  private void payCancelled() {
    cancel(20_000);
    addRefused(26_000, checkout(26_000, 0));
  }
}
