package zij.query.audit;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import zij.language.TelegramUserId;
import zij.language.article.ArticleEvent;
import zij.language.audit.AuditEvent;
import zij.language.category.CategoryEvent;
import zij.language.credit.CreditEvent;
import zij.language.difference.DifferenceEvent;
import zij.language.difference.Movement;
import zij.language.evidence.EvidenceEvent;
import zij.language.letter.LetterEvent;
import zij.language.membership.MembershipEvent;
import zij.language.order.ChargeId;
import zij.language.order.DeliveredGood;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;
import zij.language.order.OrderLine;
import zij.language.order.Payment;
import zij.language.parcel.ParcelEvent;
import zij.language.person.PersonEvent;
import zij.language.product.ProductEvent;
import zij.language.product.ProductId;
import zij.language.promotion.PromotionEvent;
import zij.language.quota.QuotaEvent;
import zij.language.role.RoleEvent;
import zij.language.shipping.ShippingEvent;
import zij.language.stock.StockEvent;
import zij.language.subscription.SubscriptionEvent;
import zij.language.support.SupportEvent;
import zij.language.webhook.WebhookEvent;

/**
 * What an event is about, as far as it says so itself. Every kind of event is named here, so that a
 * new one does not compile before somebody has thought of what auditors find it by.
 *
 * @param buyer whose order or payment it is; null if the event does not name anybody
 * @param amount Stars that moved, negative if back to the payer; of a difference, its effect
 */
record EntryFacts(
    @Nullable UUID order,
    @Nullable Long buyer,
    @Nullable String charge,
    List<String> products,
    @Nullable Long amount) {
  private static final EntryFacts NONE = new EntryFacts(null, null, null, List.of(), null);

  /**
   * The facts of any event of the language.
   *
   * @throws IllegalStateException if it belongs to a feature that is not known here
   */
  static EntryFacts of(Object event) {
    return switch (event) {
      case OrderEvent e -> ofOrder(e);
      case ProductEvent e -> ofProduct(e);
      case CategoryEvent _ -> NONE; // it names no product
      case StockEvent e -> ofStock(e);
      case PromotionEvent e -> ofPromotion(e);
      case CreditEvent e -> ofCredit(e);
      case QuotaEvent e -> ofQuota(e);
      case SubscriptionEvent e -> ofSubscription(e);
      case ArticleEvent _ -> NONE; // no product, though it may be called like one
      case ShippingEvent _ -> NONE;
      case ParcelEvent e -> ofParcel(e);
      case DifferenceEvent e -> ofDifference(e);
      case LetterEvent e -> ofLetter(e);
      case SupportEvent e -> ofSupport(e);
      case MembershipEvent e -> NONE.order(e.order()).by(e.person());
      case RoleEvent e -> ofRole(e);
      case WebhookEvent _ -> NONE;
      case EvidenceEvent e -> ofEvidence(e);
      case PersonEvent e -> ofPerson(e);
      case AuditEvent e -> ofAccess(e);
      default -> throw new IllegalStateException("auditors cannot find " + event.getClass());
    };
  }

  /** Telegram's id of what moved stands where charges stand: for buyers' payments they are one. */
  private static EntryFacts ofDifference(DifferenceEvent event) {
    Movement m = event.movement();
    UUID order =
        switch (event) {
          case DifferenceEvent.Found e -> e.order() == null ? null : e.order().value();
          case DifferenceEvent.Settled _ -> null;
          case DifferenceEvent.Resolved _ -> null;
        };
    return new EntryFacts(order, null, m.transaction(), List.of(), m.effect().stars());
  }

  private static EntryFacts ofLetter(LetterEvent event) {
    return switch (event) {
      case LetterEvent.Discarded e ->
          e.failure().order() == null ? NONE : NONE.order(e.failure().order());
    };
  }

  private static EntryFacts ofSubscription(SubscriptionEvent event) {
    EntryFacts order = NONE.order(event.order());
    return switch (event) {
      case SubscriptionEvent.Started e -> order.by(e.buyer()).about(e.charge()).of(e.product());
      case SubscriptionEvent.Renewed e -> order.by(e.buyer()).paid(e.payment()).of(e.product());
      case SubscriptionEvent.RenewalFailed _ -> order;
      case SubscriptionEvent.CancelRequested e -> order.by(e.buyer());
      case SubscriptionEvent.ReactivationRequested e -> order.by(e.buyer());
      case SubscriptionEvent.Cancelled _ -> order;
      case SubscriptionEvent.Reactivated _ -> order;
      case SubscriptionEvent.Confirmed _ -> order;
      case SubscriptionEvent.Lapsed _ -> order;
      case SubscriptionEvent.RefundRequested e -> order.by(e.buyer()).about(e.charge());
      case SubscriptionEvent.Refunded e -> order.moved(e.charge(), -e.amount().amount());
      case SubscriptionEvent.ChargedBack e -> order.moved(e.charge(), -e.amount().amount());
      case SubscriptionEvent.Revoked e -> order.by(e.buyer()).about(e.charge());
    };
  }

  private static EntryFacts ofSupport(SupportEvent event) {
    EntryFacts buyers = NONE.by(event.buyer());
    return switch (event) {
      case SupportEvent.Opened e -> e.order() == null ? buyers : buyers.order(e.order());
      case SupportEvent.Written _, SupportEvent.Taken _, SupportEvent.Answered _ -> buyers;
      case SupportEvent.Closed _, SupportEvent.Reopened _ -> buyers;
    };
  }

  /** Who holds a role is found as buyers are: by their Telegram id. */
  private static EntryFacts ofRole(RoleEvent event) {
    return switch (event) {
      case RoleEvent.Granted e -> NONE.by(e.person());
      case RoleEvent.Revoked e -> NONE.by(e.person());
      case RoleEvent.Invited _ -> NONE;
      case RoleEvent.InvitationWithdrawn _ -> NONE;
    };
  }

  private static EntryFacts ofEvidence(EvidenceEvent event) {
    return switch (event) {
      case EvidenceEvent.Recorded e -> NONE.by(e.user());
    };
  }

  private static EntryFacts ofPerson(PersonEvent event) {
    return switch (event) {
      case PersonEvent.Erased e -> NONE.by(e.user());
    };
  }

  private static EntryFacts ofAccess(AuditEvent event) {
    return switch (event) {
      case AuditEvent.Accessed _, AuditEvent.ExportEnded _ -> NONE;
    };
  }

  private static EntryFacts ofProduct(ProductEvent event) {
    EntryFacts product = NONE.of(Stream.of(event.product()));
    return switch (event) {
      case ProductEvent.Listed _ -> product;
      case ProductEvent.OfferedMonthly _ -> product;
      case ProductEvent.Repriced _ -> product;
      case ProductEvent.Described _ -> product;
      case ProductEvent.GoodChanged _ -> product;
      case ProductEvent.Pictured _ -> product;
      case ProductEvent.PictureRemoved _ -> product;
      case ProductEvent.Categorised _ -> product;
      case ProductEvent.Featured _ -> product;
      case ProductEvent.Ranked _ -> product;
      case ProductEvent.AvailabilitySet _ -> product;
      case ProductEvent.BuyerLimitSet _ -> product;
      case ProductEvent.OptionsSet _ -> product;
      case ProductEvent.VariantAdded e -> NONE.of(Stream.of(e.product(), e.variant()));
      case ProductEvent.MadeVariant e -> NONE.of(Stream.of(e.product(), e.of()));
      case ProductEvent.Published _ -> product;
      case ProductEvent.Withdrawn _ -> product;
    };
  }

  private static EntryFacts ofStock(StockEvent event) {
    EntryFacts product = NONE.of(Stream.of(event.product()));
    return switch (event) {
      case StockEvent.Counted _ -> product;
      case StockEvent.Added _ -> product;
      case StockEvent.Removed _ -> product;
      case StockEvent.CountingStopped _ -> product;
      case StockEvent.KeysAdded _ -> product;
      case StockEvent.KeyRemoved _ -> product;
      case StockEvent.LowWaterSet _ -> product;
      case StockEvent.Reserved e -> product.order(e.order());
      case StockEvent.Released e -> product.order(e.order());
      case StockEvent.Taken e -> product.order(e.order());
    };
  }

  private static EntryFacts ofPromotion(PromotionEvent event) {
    return switch (event) {
      case PromotionEvent.Created e -> NONE.of(e.rule().products().stream());
      case PromotionEvent.Ended _ -> NONE;
      case PromotionEvent.Redeemed e -> NONE.order(e.order()).by(e.buyer());
      case PromotionEvent.GivenBack e -> NONE.order(e.order()).by(e.buyer());
    };
  }

  /** No Stars move: what it comes to is in the book, and found by its account. */
  private static EntryFacts ofCredit(CreditEvent event) {
    EntryFacts facts = NONE.order(event.order()).by(event.buyer());
    return switch (event) {
      case CreditEvent.Granted _ -> facts;
      case CreditEvent.Spent _ -> facts;
      case CreditEvent.GivenBack _ -> facts;
      case CreditEvent.Withdrawn _ -> facts;
    };
  }

  private static EntryFacts ofQuota(QuotaEvent event) {
    EntryFacts facts = NONE.order(event.order()).by(event.buyer());
    return switch (event) {
      case QuotaEvent.Taken e -> facts.of(e.shares().stream().map(QuotaEvent.Share::product));
      case QuotaEvent.GivenBack _ -> facts;
    };
  }

  private static EntryFacts ofOrder(OrderEvent event) {
    EntryFacts order = NONE.order(event.order());
    return switch (event) {
      case OrderEvent.Placed e -> order.by(e.buyer()).with(e.lines());
      case OrderEvent.InvoiceIssued _ -> order;
      case OrderEvent.CheckoutApproved _ -> order;
      case OrderEvent.CheckoutRefused _ -> order;
      case OrderEvent.Paid e -> order.by(e.buyer()).with(e.lines()).paid(e.payment());
      case OrderEvent.Given e -> order.by(e.buyer()).with(e.lines());
      case OrderEvent.SurplusCharged e -> order.by(e.payer()).paid(e.payment());
      case OrderEvent.SurplusRefunded e -> order.moved(e.charge(), -e.amount().amount());
      case OrderEvent.RefundRequested e -> order.by(e.payer()).about(e.charge());
      case OrderEvent.Refunded e -> order.moved(e.charge(), -e.amount().amount());
      case OrderEvent.ChargedBack e -> order.moved(e.charge(), -e.amount().amount());
      case OrderEvent.Credited e -> order.by(e.buyer());
      case OrderEvent.CreditWithdrawn e -> order.by(e.buyer());
      case OrderEvent.CreditReturned e -> order.by(e.buyer());
      case OrderEvent.Delivered e -> order.of(e.goods().stream().map(DeliveredGood::product));
      case OrderEvent.GiftWrapped e -> order.by(e.buyer());
      case OrderEvent.GiftReady e -> order.of(e.goods().stream().map(DeliveredGood::product));
      case OrderEvent.GiftRelinked e -> order.by(e.buyer());
      case OrderEvent.GiftTaken e -> order.by(e.taker());
      case OrderEvent.Cancelled _ -> order;
      case OrderEvent.Expired _ -> order;
    };
  }

  /** Money is no amount of Stars: it is in the book, and found by its account. */
  private static EntryFacts ofParcel(ParcelEvent event) {
    EntryFacts parcel = NONE.order(event.order());
    return switch (event) {
      case ParcelEvent.Placed e -> parcel.by(e.buyer());
      case ParcelEvent.InvoiceIssued _ -> parcel;
      case ParcelEvent.CheckoutApproved _ -> parcel;
      case ParcelEvent.CheckoutRefused _ -> parcel;
      case ParcelEvent.Paid e -> parcel.by(e.buyer()).about(e.payment().charge());
      case ParcelEvent.SurplusCharged e -> parcel.by(e.payer()).about(e.payment().charge());
      case ParcelEvent.Sent _ -> parcel;
      case ParcelEvent.Refunded e -> parcel.by(e.payer()).about(e.charge());
      case ParcelEvent.SurplusRefunded e -> parcel.by(e.payer()).about(e.charge());
      case ParcelEvent.Cancelled _ -> parcel;
    };
  }

  private EntryFacts order(OrderId id) {
    return new EntryFacts(id.value(), buyer, charge, products, amount);
  }

  private EntryFacts by(TelegramUserId person) {
    return new EntryFacts(order, person.value(), charge, products, amount);
  }

  private EntryFacts with(List<OrderLine> lines) {
    return of(lines.stream().map(OrderLine::product));
  }

  private EntryFacts of(ProductId product) {
    return of(Stream.of(product));
  }

  private EntryFacts of(Stream<ProductId> all) {
    return new EntryFacts(
        order, buyer, charge, all.map(ProductId::value).distinct().toList(), amount);
  }

  private EntryFacts paid(Payment payment) {
    return moved(payment.charge(), payment.amount().amount());
  }

  private EntryFacts about(ChargeId of) {
    return new EntryFacts(order, buyer, of.value(), products, amount);
  }

  private EntryFacts moved(ChargeId by, long stars) {
    return new EntryFacts(order, buyer, by.value(), products, stars);
  }
}
