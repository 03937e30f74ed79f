package zij.language;

import static zij.language.difference.Explanation.NOT_THE_ORDERS_AMOUNT;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import zij.language.audit.AccessId;
import zij.language.audit.AuditEvent;
import zij.language.audit.Subject;
import zij.language.credit.CreditEvent;
import zij.language.credit.CreditId;
import zij.language.difference.DifferenceEvent;
import zij.language.difference.DifferenceId;
import zij.language.difference.DifferenceKind;
import zij.language.difference.Direction;
import zij.language.difference.Movement;
import zij.language.difference.Note;
import zij.language.difference.Settlement;
import zij.language.evidence.EvidenceEvent;
import zij.language.evidence.EvidenceId;
import zij.language.evidence.EvidenceKind;
import zij.language.evidence.Sealed;
import zij.language.letter.Failure;
import zij.language.letter.LetterEvent;
import zij.language.letter.LetterId;
import zij.language.order.ChargeId;
import zij.language.order.DeliveredGood;
import zij.language.order.GiftLink;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;
import zij.language.order.OrderLine;
import zij.language.order.Payment;
import zij.language.person.PersonEvent;
import zij.language.product.Good;
import zij.language.product.Price;
import zij.language.product.ProductId;
import zij.language.promotion.Discount;
import zij.language.promotion.PromotionCode;
import zij.language.promotion.PromotionEvent;
import zij.language.promotion.PromotionId;
import zij.language.promotion.PromotionName;
import zij.language.promotion.PromotionRule;
import zij.language.promotion.Reduction;
import zij.language.quota.QuotaEvent;
import zij.language.role.InvitationId;
import zij.language.role.Role;
import zij.language.role.RoleEvent;
import zij.language.stock.KeyId;
import zij.language.stock.StockEvent;
import zij.language.stock.Units;
import zij.language.subscription.CancelledBy;
import zij.language.subscription.Renewal;
import zij.language.subscription.SubscriptionEvent;
import zij.language.support.CaseId;
import zij.language.support.Message;
import zij.language.support.SupportEvent;
import zij.language.webhook.NoticeType;
import zij.language.webhook.WebhookEvent;
import zij.language.webhook.WebhookId;
import zij.language.webhook.WebhookUrl;

/** One example of every event there is; what their approved files show. */
final class EventSamples {
  private static final Instant AT = Instant.parse("2026-11-21T09:00:00.123456Z");
  private static final Instant UNTIL = Instant.parse("2026-12-21T09:00:00Z");
  private static final ProductId TEA = new ProductId("green-tea");
  private static final TelegramUserId BUYER = new TelegramUserId(4_503_599_627_370_495L);
  private static final OrderId ORDER = OrderId.parse("c4d16337-74f8-8384-9484-5cc205912a3e");
  private static final AccessId ACCESS =
      new AccessId(UUID.fromString("0b7f2a52-0b0e-4d67-9c43-3a6ad2b6a111"));
  private static final Price PRICE = Price.of(50);
  private static final Good GOOD = Good.of("https://example.org/tea?a=1&b=<2>");
  private static final List<OrderLine> LINES =
      List.of(
          new OrderLine(TEA, "Green tea", new Quantity(2), PRICE),
          new OrderLine(new ProductId("chart"), "Star chart", new Quantity(1), Price.of(30)));
  private static final Payment PAYMENT =
      new Payment(
          new ChargeId("stxAbc_123"),
          "",
          new Stars(130),
          "{\"currency\":\"XTR\",  \"total_amount\":130}");

  private static final PromotionCode CODE = new PromotionCode("autumn-20");
  private static final PromotionId AUTUMN = PromotionId.of(CODE);
  private static final Discount DISCOUNT = new Discount(AUTUMN, CODE, new Stars(26));
  private static final Discount MOST_OFF =
      new Discount(PromotionId.automatic("opening day"), null, new Stars(90));
  private static final Stars CREDIT = new Stars(40);

  /** What is left to pay. */
  private static final Payment LEFT =
      new Payment(new ChargeId("stxAbc_123"), "", new Stars(64), "{\"total_amount\":64}");

  private static final Movement MOVEMENT =
      new Movement(
          "stxAbc_123", Direction.IN, new StarAmount(131, 5), Stars.ZERO, AT.minusSeconds(900));
  private static final KeyId KEY = new KeyId("aZ09-_aZ09-_aZ09-_aZ0A");
  private static final TelegramUserId OWNER = new TelegramUserId(7);
  private static final CaseId CASE = CaseId.of(BUYER, 900);
  private static final Message QUESTION = new Message("u900", new Sealed(1, "AQIDBA=="));
  private static final Message ANSWER = new Message("a-1", new Sealed(2, "BQYHCA=="));
  private static final GiftLink GIFT = GiftLink.of("a secret");
  private static final InvitationId INVITATION = InvitationId.of("a token");
  private static final WebhookId WEBHOOK = WebhookId.parse("0f9f3a1e-7a52-4c7e-9d0a-6b1f6f0d2c11");
  private static final DifferenceId DIFFERENCE =
      DifferenceId.of(MOVEMENT.transaction(), MOVEMENT.direction());

  private EventSamples() {}

  static List<Object> all() {
    return Stream.of(GoodsSamples.all(), MembershipSamples.all(), sales())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Object> sales() {
    return List.of(
        new StockEvent.Counted(TEA, new Units(40), AT),
        new StockEvent.Added(TEA, new Units(10), AT),
        new StockEvent.Removed(TEA, new Units(3), AT),
        new StockEvent.CountingStopped(TEA, AT),
        new StockEvent.KeysAdded(TEA, List.of(KEY, new KeyId("9".repeat(21) + "Q")), AT),
        new StockEvent.KeyRemoved(TEA, KEY, AT),
        new StockEvent.LowWaterSet(TEA, new Units(5), AT),
        new StockEvent.Reserved(TEA, ORDER, new Quantity(1), AT.plusSeconds(120), AT),
        new StockEvent.Released(TEA, ORDER, new Quantity(1), AT),
        new StockEvent.Taken(TEA, ORDER, new Quantity(1), List.of(KEY), AT),
        new OrderEvent.Placed(
            ORDER,
            BUYER,
            Language.ENGLISH,
            LINES,
            DISCOUNT,
            CREDIT,
            new Stars(64),
            "9f86d081884c7d65",
            AT.plusSeconds(1800),
            AT),
        new OrderEvent.InvoiceIssued(ORDER, "https://t.me/$abc", AT),
        new OrderEvent.CheckoutApproved(ORDER, "query-1", AT),
        new OrderEvent.CheckoutRefused(ORDER, "query-1", Refusal.AMOUNT_DIFFERS, AT),
        new OrderEvent.Paid(ORDER, BUYER, LINES, DISCOUNT, CREDIT, LEFT, AT),
        new OrderEvent.Given(ORDER, BUYER, LINES, MOST_OFF, CREDIT, AT),
        new OrderEvent.SurplusCharged(ORDER, BUYER, PAYMENT, Refusal.ALREADY_PAID, AT),
        new OrderEvent.SurplusRefunded(ORDER, PAYMENT.charge(), PAYMENT.amount(), AT),
        new OrderEvent.RefundRequested(
            ORDER,
            BUYER,
            PAYMENT.charge(),
            PAYMENT.amount(),
            new TelegramUserId(7),
            new Note("The file is broken."),
            AT),
        new OrderEvent.Refunded(ORDER, PAYMENT.charge(), PAYMENT.amount(), AT),
        new OrderEvent.ChargedBack(ORDER, PAYMENT.charge(), PAYMENT.amount(), AT),
        new OrderEvent.Credited(
            ORDER,
            BUYER,
            new CreditId(UUID.fromString("5f0c7a9e-0b0e-4d67-9c43-3a6ad2b6a111")),
            CREDIT,
            OWNER,
            new Note("Half of it was missing."),
            AT),
        new OrderEvent.CreditWithdrawn(ORDER, BUYER, CREDIT, OWNER, new Note("By mistake."), AT),
        new OrderEvent.CreditReturned(ORDER, BUYER, CREDIT, OWNER, new Note("Broken."), AT),
        new OrderEvent.Delivered(ORDER, List.of(new DeliveredGood(TEA, "Green tea", GOOD)), AT),
        new OrderEvent.GiftWrapped(ORDER, BUYER, GIFT, new Sealed(1, "AAECAwQFBgcICQoL"), AT),
        new OrderEvent.GiftReady(ORDER, List.of(new DeliveredGood(TEA, "Green tea", GOOD)), AT),
        new OrderEvent.GiftRelinked(ORDER, BUYER, GIFT, AT),
        new OrderEvent.GiftTaken(ORDER, new TelegramUserId(9), Language.UZBEK, AT),
        new OrderEvent.Cancelled(ORDER, AT),
        new OrderEvent.Expired(ORDER, AT),
        new SubscriptionEvent.Started(
            ORDER,
            BUYER,
            Language.RUSSIAN,
            TEA,
            "Зелёный чай",
            new Stars(130),
            new ChargeId("stxFirst_1"),
            UNTIL,
            AT),
        new SubscriptionEvent.Renewed(ORDER, BUYER, TEA, PAYMENT, UNTIL, Renewal.ON, 900_001, AT),
        new SubscriptionEvent.RenewalFailed(ORDER, UNTIL, 900_002, AT),
        new SubscriptionEvent.CancelRequested(
            ORDER, BUYER, new ChargeId("stxFirst_1"), CancelledBy.SHOP, OWNER, AT),
        new SubscriptionEvent.ReactivationRequested(ORDER, BUYER, new ChargeId("stxFirst_1"), AT),
        new SubscriptionEvent.Cancelled(ORDER, CancelledBy.BUYER_IN_TELEGRAM, UNTIL, 900_003, AT),
        new SubscriptionEvent.Reactivated(ORDER, UNTIL, 900_004, AT),
        new SubscriptionEvent.Confirmed(ORDER, Renewal.ON, 900_005, AT),
        new SubscriptionEvent.Lapsed(ORDER, AT),
        new SubscriptionEvent.RefundRequested(
            ORDER,
            BUYER,
            PAYMENT.charge(),
            PAYMENT.amount(),
            OWNER,
            new Note("Did not know it goes on."),
            AT),
        new SubscriptionEvent.Refunded(ORDER, PAYMENT.charge(), PAYMENT.amount(), AT),
        new SubscriptionEvent.ChargedBack(ORDER, PAYMENT.charge(), PAYMENT.amount(), AT),
        new SubscriptionEvent.Revoked(
            ORDER,
            BUYER,
            new ChargeId("stxFirst_1"),
            PAYMENT.charge(),
            PAYMENT.amount(),
            UNTIL,
            AT),
        new PromotionEvent.Created(
            AUTUMN,
            CODE,
            new PromotionName("Autumn"),
            new PromotionRule(
                new Reduction.Percent(20),
                List.of(TEA),
                new Stars(100),
                AT,
                AT.plusSeconds(86_400),
                500,
                1),
            AT),
        new PromotionEvent.Ended(AUTUMN, AT),
        new PromotionEvent.Redeemed(AUTUMN, ORDER, BUYER, AT),
        new PromotionEvent.GivenBack(AUTUMN, ORDER, BUYER, AT),
        new CreditEvent.Granted(BUYER, ORDER, CREDIT, AT),
        new CreditEvent.Spent(BUYER, ORDER, CREDIT, AT),
        new CreditEvent.GivenBack(BUYER, ORDER, CREDIT, CreditEvent.Cause.CHARGED_BACK, AT),
        new CreditEvent.Withdrawn(BUYER, ORDER, CREDIT, AT),
        new QuotaEvent.Taken(BUYER, ORDER, List.of(new QuotaEvent.Share(TEA, new Units(2))), AT),
        new QuotaEvent.GivenBack(BUYER, ORDER, AT),
        new SupportEvent.Opened(CASE, BUYER, ORDER, Language.UZBEK_CYRILLIC, QUESTION, AT),
        new SupportEvent.Written(CASE, BUYER, QUESTION, AT),
        new SupportEvent.Taken(CASE, BUYER, OWNER, AT),
        new SupportEvent.Answered(CASE, BUYER, Language.UZBEK_CYRILLIC, ANSWER, OWNER, AT),
        new SupportEvent.Closed(CASE, BUYER, Language.UZBEK_CYRILLIC, OWNER, AT),
        new SupportEvent.Reopened(CASE, BUYER, Language.UZBEK_CYRILLIC, OWNER, AT),
        new RoleEvent.Granted(
            BUYER, Role.MANAGER, OWNER, INVITATION, new Note("Runs the day."), AT),
        new RoleEvent.Revoked(BUYER, Role.MANAGER, OWNER, new Note("Left the shop."), AT),
        new RoleEvent.Invited(
            INVITATION, Role.MANAGER, OWNER, new Note("Dilshod"), AT.plusSeconds(259_200), AT),
        new RoleEvent.InvitationWithdrawn(INVITATION, OWNER, AT),
        new WebhookEvent.Added(
            WEBHOOK,
            new WebhookUrl("https://warehouse.example/zij"),
            List.of(NoticeType.ORDER_PAID, NoticeType.ORDER_CHARGED_BACK),
            OWNER,
            AT),
        new WebhookEvent.Chosen(WEBHOOK, List.of(NoticeType.CASE_OPENED), OWNER, AT),
        new WebhookEvent.SecretRotated(WEBHOOK, OWNER, AT),
        new WebhookEvent.SwitchedOff(WEBHOOK, OWNER, AT),
        new WebhookEvent.SwitchedOn(WEBHOOK, OWNER, AT),
        new WebhookEvent.Removed(WEBHOOK, OWNER, AT),
        new DifferenceEvent.Found(
            DIFFERENCE, DifferenceKind.MISSING_HERE, MOVEMENT, ORDER, NOT_THE_ORDERS_AMOUNT, AT),
        new DifferenceEvent.Settled(
            DIFFERENCE,
            MOVEMENT,
            Settlement.OWED_TO_BUYER,
            new Note("Asked in the chat;\nit was paid twice."),
            BUYER,
            AT),
        new DifferenceEvent.Resolved(DIFFERENCE, MOVEMENT, Settlement.OWED_TO_BUYER, AT),
        new LetterEvent.Discarded(
            new LetterId(42),
            new Failure("delivery", "5f0c7a9e-0b0e-4d67-9c43-3a6ad2b6a111", ORDER, "9c".repeat(32)),
            new Note("Given by hand in the chat."),
            BUYER,
            AT),
        new EvidenceEvent.Recorded(
            new EvidenceId("9c".repeat(32)),
            BUYER,
            EvidenceKind.SIGN_IN,
            new Sealed(1, "AQIDBA=="),
            AT),
        new PersonEvent.Erased(BUYER, 1, AT),
        new AuditEvent.Accessed(
            ACCESS, BUYER, Subject.QUERY, "GET /api/ledger/entries?type=order.paid&limit=50", AT),
        new AuditEvent.ExportEnded(ACCESS, 1_000_000, true, AT));
  }
}
