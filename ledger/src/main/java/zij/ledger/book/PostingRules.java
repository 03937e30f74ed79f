package zij.ledger.book;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import zij.language.Stars;
import zij.language.TelegramUserId;
import zij.language.article.ArticleEvent;
import zij.language.audit.AuditEvent;
import zij.language.category.CategoryEvent;
import zij.language.credit.CreditEvent;
import zij.language.difference.DifferenceEvent;
import zij.language.evidence.EvidenceEvent;
import zij.language.letter.LetterEvent;
import zij.language.membership.MembershipEvent;
import zij.language.order.ChargeId;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;
import zij.language.order.OrderLine;
import zij.language.parcel.ParcelEvent;
import zij.language.person.PersonEvent;
import zij.language.product.ProductEvent;
import zij.language.promotion.Discount;
import zij.language.promotion.PromotionEvent;
import zij.language.quota.QuotaEvent;
import zij.language.role.RoleEvent;
import zij.language.shipping.ShippingEvent;
import zij.language.stock.StockEvent;
import zij.language.subscription.SubscriptionEvent;
import zij.language.support.SupportEvent;
import zij.language.webhook.WebhookEvent;
import zij.ledger.book.Transaction.Kind;

/**
 * What each event means in the book. The same log and the same declared holds always give the same
 * transactions: nothing here reads a clock.
 */
public final class PostingRules {
  private static final Account PENDING = Account.of(Chart.TELEGRAM_PENDING);
  private static final Account AVAILABLE = Account.of(Chart.TELEGRAM_AVAILABLE);
  private static final Account REVENUE = Account.of(Chart.REVENUE);
  private static final Account DEFERRED = Account.of(Chart.DEFERRED_SUBSCRIPTION_REVENUE);
  private static final Account DISCOUNTS = Account.of(Chart.DISCOUNTS);
  private static final Account REFUNDS = Account.of(Chart.REFUNDS);
  private static final Account CHARGEBACKS = Account.of(Chart.CHARGEBACKS);

  private final HoldPeriods holds;
  private final Charges charges;

  public PostingRules(HoldPeriods holds, Charges charges) {
    this.holds = holds;
    this.charges = charges;
  }

  /**
   * The transactions of an event, none for most.
   *
   * @param position of its log entry
   * @throws IllegalArgumentException if nobody has thought about this kind of event yet
   * @throws IllegalStateException if it takes back a payment that the log does not have
   */
  public List<Transaction> of(long position, Object event) {
    return switch (event) {
      case OrderEvent e -> ofOrder(position, e);
      case CreditEvent e -> CreditRules.of(position, e);
      case SubscriptionEvent e -> ofSubscription(position, e);
      case DifferenceEvent e -> DifferenceRules.of(position, e);
      case ParcelEvent e -> ParcelRules.of(position, e);
      case ProductEvent _,
          CategoryEvent _,
          StockEvent _,
          ArticleEvent _,
          ShippingEvent _,
          PromotionEvent _,
          QuotaEvent _,
          LetterEvent _,
          SupportEvent _,
          MembershipEvent _,
          RoleEvent _,
          WebhookEvent _,
          EvidenceEvent _,
          PersonEvent _,
          AuditEvent _ ->
          List.of();
      default -> throw new IllegalArgumentException("no posting rule for " + event.getClass());
    };
  }

  private List<Transaction> ofOrder(long position, OrderEvent event) {
    return switch (event) {
      case OrderEvent.Paid e -> paid(e, Charge.of(position, e));
      case OrderEvent.Given e -> given(position, e);
      case OrderEvent.SurplusCharged e -> surplusCharged(e, Charge.of(position, e));
      case OrderEvent.SurplusRefunded e ->
          returned(
              new Return(position, e.order(), e.at(), Kind.REFUND, null), e.charge(), e.amount());
      case OrderEvent.Refunded e ->
          returned(
              new Return(position, e.order(), e.at(), Kind.REFUND, REFUNDS),
              e.charge(),
              e.amount());
      case OrderEvent.ChargedBack e ->
          returned(
              new Return(position, e.order(), e.at(), Kind.CHARGE_BACK, CHARGEBACKS),
              e.charge(),
              e.amount());
      case OrderEvent.Placed _,
          OrderEvent.InvoiceIssued _,
          OrderEvent.CheckoutApproved _,
          OrderEvent.CheckoutRefused _,
          OrderEvent.RefundRequested _,
          OrderEvent.Credited _, // as with the next two, the credit's own event is posted
          OrderEvent.CreditWithdrawn _,
          OrderEvent.CreditReturned _,
          OrderEvent.Delivered _,
          OrderEvent.GiftWrapped _,
          OrderEvent.GiftReady _,
          OrderEvent.GiftRelinked _,
          OrderEvent.GiftTaken _,
          OrderEvent.Cancelled _,
          OrderEvent.Expired _ ->
          List.of();
    };
  }

  private List<Transaction> paid(OrderEvent.Paid event, Charge charge) {
    Journal journal = new Journal(charge.position(), event.order(), charge.id());
    sold(journal, event.at(), event.buyer(), event.lines(), event.discount());
    clear(journal, Kind.PAYMENT, event.at(), charge, charge.amount());
    return journal.transactions();
  }

  /** What cost nothing is no sale: nobody owes anything, and nothing moves. */
  private static List<Transaction> given(long position, OrderEvent.Given event) {
    if (event.credit() == null) return List.of();
    Journal journal = new Journal(position, event.order(), null);
    sold(journal, event.at(), event.buyer(), event.lines(), event.discount());
    return journal.transactions();
  }

  /** The buyer owes the price, of which store credit may have paid a part before. */
  private static void sold(
      Journal journal,
      Instant at,
      TelegramUserId person,
      List<OrderLine> lines,
      @Nullable Discount discount) {
    Amount price =
        lines.stream().map(OrderLine::amount).map(Amount::of).reduce(Amount.ZERO, Amount::plus);
    Account buyer = Account.buyer(person);
    journal.move(Kind.SALE, at, buyer, REVENUE, price);
    if (discount != null) {
      journal.move(Kind.DISCOUNT, at, DISCOUNTS, buyer, Amount.of(discount.off()));
    }
  }

  /** The payer owed nothing, so the credit on their account is what we owe back. */
  private List<Transaction> surplusCharged(OrderEvent event, Charge charge) {
    Journal journal = new Journal(charge.position(), event.order(), charge.id());
    clear(journal, Kind.PAYMENT, event.at(), charge, charge.amount());
    return journal.transactions();
  }

  /**
   * What is paid for a period is earned when the period is over: posted now for then, as a release
   * is. The sale itself was posted with the order's payment.
   */
  private List<Transaction> ofSubscription(long position, SubscriptionEvent event) {
    return switch (event) {
      case SubscriptionEvent.Started e -> {
        Journal journal = new Journal(position, e.order(), e.charge());
        Amount price = Amount.of(e.price());
        journal.move(Kind.DEFERRAL, e.at(), REVENUE, DEFERRED, price);
        journal.move(Kind.EARNING, later(e.at(), e.paidUntil()), DEFERRED, REVENUE, price);
        yield journal.transactions();
      }
      case SubscriptionEvent.Renewed e -> renewed(e, Charge.of(position, e));
      case SubscriptionEvent.Refunded e ->
          returned(
              new Return(position, e.order(), e.at(), Kind.REFUND, REFUNDS),
              e.charge(),
              e.amount());
      case SubscriptionEvent.ChargedBack e ->
          returned(
              new Return(position, e.order(), e.at(), Kind.CHARGE_BACK, CHARGEBACKS),
              e.charge(),
              e.amount());
      case SubscriptionEvent.Revoked e -> revoked(position, e);
      case SubscriptionEvent.RenewalFailed _,
          SubscriptionEvent.CancelRequested _,
          SubscriptionEvent.ReactivationRequested _,
          SubscriptionEvent.Cancelled _,
          SubscriptionEvent.Reactivated _,
          SubscriptionEvent.Confirmed _,
          SubscriptionEvent.Lapsed _,
          SubscriptionEvent.RefundRequested _ ->
          List.of();
    };
  }

  private List<Transaction> renewed(SubscriptionEvent.Renewed event, Charge charge) {
    Journal journal = new Journal(charge.position(), event.order(), charge.id());
    Account buyer = Account.buyer(event.buyer());
    journal.move(Kind.SALE, event.at(), buyer, DEFERRED, charge.amount());
    Instant over = later(event.at(), event.paidUntil());
    journal.move(Kind.EARNING, over, DEFERRED, REVENUE, charge.amount());
    clear(journal, Kind.PAYMENT, event.at(), charge, charge.amount());
    return journal.transactions();
  }

  /** Nothing is owed for a period whose payment went back; the loss was posted with the return. */
  private static List<Transaction> revoked(long position, SubscriptionEvent.Revoked event) {
    if (!event.at().isBefore(event.paidUntil())) return List.of(); // it was earned before
    Journal journal = new Journal(position, event.order(), event.charge());
    Amount amount = Amount.of(event.amount());
    journal.move(Kind.EARNING, event.at(), DEFERRED, REVENUE, amount);
    journal.move(Kind.EARNING_REVERSAL, event.paidUntil(), REVENUE, DEFERRED, amount);
    return journal.transactions();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /**
   * How a payment goes back.
   *
   * @param loss where a sale that is undone by it is taken to; null if it paid for none
   */
  private record Return(
      long position, OrderId order, Instant at, Kind kind, @Nullable Account loss) {}

  private List<Transaction> returned(Return by, ChargeId id, Stars stars) {
    Charge charge = charges.of(by.order(), id);
    Amount amount = Amount.of(stars);
    // Clocks of servers differ, and nothing goes back before it came.
    Instant at = later(by.at(), charge.at());
    Journal journal = new Journal(by.position(), by.order(), id);
    Account loss = by.loss();
    if (loss != null) {
      journal.move(Kind.CREDIT_NOTE, at, loss, Account.buyer(charge.payer()), amount);
    }
    clear(journal, by.kind(), at, charge, amount.negated());
    return journal.transactions();
  }

  /**
   * Stars come to Telegram's side from the payer, or go back. Their release is posted now for when
   * it will count, so that no timer has to do it; what goes back while it is held is taken out of
   * that release.
   */
  private void clear(Journal journal, Kind kind, Instant at, Charge charge, Amount amount) {
    Account payer = Account.buyer(charge.payer());
    Instant release = charge.at().plus(holds.at(charge.position()));
    if (!at.isBefore(release)) {
      journal.move(kind, at, AVAILABLE, payer, amount);
      return;
    }
    journal.move(kind, at, PENDING, payer, amount);
    Kind later = amount.signum() < 0 ? Kind.RELEASE_REVERSAL : Kind.RELEASE;
    journal.move(later, release, AVAILABLE, PENDING, amount);
  }
}
