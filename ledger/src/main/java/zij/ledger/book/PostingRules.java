package zij.ledger.book;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import zij.language.Stars;
import zij.language.audit.AuditEvent;
import zij.language.category.CategoryEvent;
import zij.language.difference.DifferenceEvent;
import zij.language.difference.Movement;
import zij.language.difference.Settlement;
import zij.language.evidence.EvidenceEvent;
import zij.language.letter.LetterEvent;
import zij.language.order.ChargeId;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;
import zij.language.order.OrderLine;
import zij.language.person.PersonEvent;
import zij.language.product.ProductEvent;
import zij.language.promotion.PromotionEvent;
import zij.language.stock.StockEvent;
import zij.language.support.SupportEvent;
import zij.ledger.book.Transaction.Kind;

/**
 * What each event means in the book. The same log and the same declared holds always give the same
 * transactions: nothing here reads a clock.
 */
public final class PostingRules {
  private static final Account PENDING = Account.of(Chart.TELEGRAM_PENDING);
  private static final Account AVAILABLE = Account.of(Chart.TELEGRAM_AVAILABLE);
  private static final Account REVENUE = Account.of(Chart.REVENUE);
  private static final Account DISCOUNTS = Account.of(Chart.DISCOUNTS);
  private static final Account REFUNDS = Account.of(Chart.REFUNDS);
  private static final Account CHARGEBACKS = Account.of(Chart.CHARGEBACKS);
  private static final Account SUSPENSE = Account.of(Chart.SUSPENSE);

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
      case DifferenceEvent e -> ofDifference(position, e);
      case ProductEvent _,
          CategoryEvent _,
          StockEvent _,
          PromotionEvent _,
          LetterEvent _,
          SupportEvent _,
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
      case OrderEvent.SurplusCharged e -> surplusCharged(e, Charge.of(position, e));
      case OrderEvent.SurplusRefunded e ->
          returned(position, e, e.charge(), e.amount(), Kind.REFUND, null);
      case OrderEvent.Refunded e ->
          returned(position, e, e.charge(), e.amount(), Kind.REFUND, REFUNDS);
      case OrderEvent.ChargedBack e ->
          returned(position, e, e.charge(), e.amount(), Kind.CHARGE_BACK, CHARGEBACKS);
      case OrderEvent.Placed _,
          OrderEvent.InvoiceIssued _,
          OrderEvent.CheckoutApproved _,
          OrderEvent.CheckoutRefused _,
          OrderEvent.Given _, // nobody owes anything, and nothing moves
          OrderEvent.RefundRequested _,
          OrderEvent.Delivered _,
          OrderEvent.Cancelled _,
          OrderEvent.Expired _ ->
          List.of();
    };
  }

  private List<Transaction> paid(OrderEvent.Paid event, Charge charge) {
    Amount price =
        event.lines().stream()
            .map(OrderLine::amount)
            .map(Amount::of)
            .reduce(Amount.ZERO, Amount::plus);
    Account buyer = Account.buyer(event.buyer());
    Journal journal = new Journal(charge.position(), event.order(), charge.id());
    journal.move(Kind.SALE, event.at(), buyer, REVENUE, price);
    if (event.discount() != null) {
      Amount off = Amount.of(event.discount().off());
      journal.move(Kind.DISCOUNT, event.at(), DISCOUNTS, buyer, off);
    }
    clear(journal, Kind.PAYMENT, event.at(), charge, charge.amount());
    return journal.transactions;
  }

  /** The payer owed nothing, so the credit on their account is what we owe back. */
  private List<Transaction> surplusCharged(OrderEvent event, Charge charge) {
    Journal journal = new Journal(charge.position(), event.order(), charge.id());
    clear(journal, Kind.PAYMENT, event.at(), charge, charge.amount());
    return journal.transactions;
  }

  /**
   * A payment goes back.
   *
   * @param loss where a sale that is undone by it is taken to; null if it paid for none
   */
  private List<Transaction> returned(
      long position,
      OrderEvent event,
      ChargeId id,
      Stars stars,
      Kind kind,
      @Nullable Account loss) {
    Charge charge = charges.of(event.order(), id);
    Amount amount = Amount.of(stars);
    // Clocks of servers differ, and nothing goes back before it came.
    Instant at = event.at().isBefore(charge.at()) ? charge.at() : event.at();
    Journal journal = new Journal(position, event.order(), id);
    if (loss != null) {
      journal.move(Kind.CREDIT_NOTE, at, loss, Account.buyer(charge.payer()), amount);
    }
    clear(journal, kind, at, charge, amount.negated());
    return journal.transactions;
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

  /** Telegram's list does not say what is held, so what differs counts as available. */
  private static List<Transaction> ofDifference(long position, DifferenceEvent event) {
    Movement movement = event.movement();
    Amount effect = Amount.of(movement.effect());
    ChargeId transaction = new ChargeId(movement.transaction());
    return switch (event) {
      case DifferenceEvent.Found e -> {
        Journal journal = new Journal(position, e.order(), transaction);
        journal.move(Kind.DIFFERENCE, e.at(), AVAILABLE, SUSPENSE, effect);
        yield journal.transactions;
      }
      case DifferenceEvent.Settled e -> {
        Journal journal = new Journal(position, null, transaction);
        journal.move(Kind.SETTLEMENT, e.at(), SUSPENSE, place(e.settlement()), effect);
        yield journal.transactions;
      }
      case DifferenceEvent.Resolved e -> {
        Journal journal = new Journal(position, null, transaction);
        Account from = e.undone() == null ? SUSPENSE : place(e.undone());
        journal.move(Kind.RESOLUTION, e.at(), from, AVAILABLE, effect);
        yield journal.transactions;
      }
    };
  }

  private static Account place(Settlement settlement) {
    return Account.of(
        switch (settlement) {
          case ACCEPTED_AS_REVENUE -> Chart.REVENUE;
          case OWED_TO_BUYER -> Chart.REFUNDS_DUE;
          case NOT_OF_THIS_SHOP -> Chart.OTHER_PRODUCTS;
          case WITHDRAWN -> Chart.WITHDRAWALS;
          case WRITTEN_OFF -> Chart.WRITE_OFFS;
        });
  }

  /** The transactions of one event, as they come. */
  private static final class Journal {
    private final List<Transaction> transactions = new ArrayList<>();
    private final long position;
    private final @Nullable OrderId order;
    private final ChargeId charge;

    Journal(long position, @Nullable OrderId order, ChargeId charge) {
      this.position = position;
      this.order = order;
      this.charge = charge;
    }

    /** From one account to another; the other way if the amount is below zero. */
    void move(Kind kind, Instant effectiveAt, Account to, Account from, Amount amount) {
      if (amount.signum() == 0) return;
      if (amount.signum() < 0) {
        move(kind, effectiveAt, from, to, amount.negated());
        return;
      }
      List<Posting> postings =
          List.of(
              new Posting(to, Asset.XTR, amount), new Posting(from, Asset.XTR, amount.negated()));
      transactions.add(
          new Transaction(
              position, transactions.size(), kind, order, charge, effectiveAt, postings));
    }
  }
}
