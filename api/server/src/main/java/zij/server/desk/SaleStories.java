package zij.server.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import zij.language.Stars;
import zij.language.TelegramUserId;
import zij.language.Vocabulary;
import zij.language.membership.MembershipEvent;
import zij.language.order.DeliveredGood;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;
import zij.language.product.ChatId;
import zij.language.product.Good;
import zij.language.subscription.SubscriptionEvent;

/** What happened to single orders, as the log says at this moment. Thread-safe. */
@Component
class SaleStories {
  /** The longest story that is told; what comes later is left out. */
  static final int MAX_HAPPENINGS = 500;

  /**
   * One thing that happened.
   *
   * @param type the event's logical name
   */
  record Happening(String type, Instant at) {}

  /**
   * A payment that is to go back.
   *
   * @param by the owner who wants it
   */
  record WantedRefund(String reason, TelegramUserId by, Instant at) {}

  /**
   * Store credit and the order, in Stars.
   *
   * @param used that paid for the order, or was to pay for it
   * @param given that was given for it, less what was taken back
   * @param left that could still be given for it
   */
  record Credit(long used, long given, long left) {}

  /**
   * That the order is for somebody else.
   *
   * @param taker who took it; null if nobody did
   * @param takenAt null likewise
   */
  record Given(@Nullable TelegramUserId taker, @Nullable Instant takenAt) {}

  /**
   * What happened, the first of it first.
   *
   * @param gift null if the order is none
   */
  record Story(
      @Nullable WantedRefund refund,
      Credit credit,
      @Nullable Given gift,
      List<Happening> happenings) {}

  private final EventStore log;

  SaleStories(EventStore log) {
    this.log = log;
  }

  Story of(OrderId order) {
    List<Happening> happenings = new ArrayList<>();
    WantedRefund refund = null;
    Given gift = null;
    CreditSums credit = new CreditSums();
    Set<ChatId> chats = new LinkedHashSet<>();
    var events = log.readEvents(order.toString());
    while (events.hasNext() && happenings.size() < MAX_HAPPENINGS) {
      if (!(events.next().getPayload() instanceof OrderEvent event)) continue;
      happenings.add(new Happening(Vocabulary.nameOf(event.getClass()), event.at()));
      credit.see(event);
      chats.addAll(chatsOf(event));
      if (event instanceof OrderEvent.RefundRequested wanted) {
        refund = new WantedRefund(wanted.reason().text(), wanted.by(), wanted.at());
      }
      if (event instanceof OrderEvent.GiftWrapped) gift = new Given(null, null);
      if (event instanceof OrderEvent.GiftTaken taken) gift = new Given(taken.taker(), taken.at());
    }
    String subscription = SubscriptionEvent.aggregateId(order);
    happenings.addAll(of(subscription, SubscriptionEvent.class, SubscriptionEvent::at));
    for (ChatId chat : chats) {
      String place = MembershipEvent.aggregateId(order, chat);
      happenings.addAll(of(place, MembershipEvent.class, MembershipEvent::at));
    }
    happenings.sort(Comparator.comparing(Happening::at));
    int told = Math.min(happenings.size(), MAX_HAPPENINGS);
    return new Story(refund, credit.sum(), gift, happenings.subList(0, told));
  }

  /** What an order's events say of store credit. */
  private static final class CreditSums {
    private long used;
    private long worth;
    private long given;
    private boolean goesBack;

    void see(OrderEvent event) {
      switch (event) {
        case OrderEvent.Placed e -> used = stars(e.credit());
        case OrderEvent.Paid e -> worth = e.payment().amount().amount() + stars(e.credit());
        case OrderEvent.Given e -> worth = stars(e.credit());
        case OrderEvent.Credited e -> given += e.amount().amount();
        case OrderEvent.CreditWithdrawn e -> given -= e.amount().amount();
        case OrderEvent.RefundRequested _,
            OrderEvent.Refunded _,
            OrderEvent.ChargedBack _,
            OrderEvent.CreditReturned _ ->
            goesBack = true;
        case OrderEvent.InvoiceIssued _,
            OrderEvent.CheckoutApproved _,
            OrderEvent.CheckoutRefused _,
            OrderEvent.SurplusCharged _,
            OrderEvent.SurplusRefunded _,
            OrderEvent.Delivered _,
            OrderEvent.GiftWrapped _,
            OrderEvent.GiftReady _,
            OrderEvent.GiftRelinked _,
            OrderEvent.GiftTaken _,
            OrderEvent.Cancelled _,
            OrderEvent.Expired _ -> {}
      }
    }

    Credit sum() {
      return new Credit(used, given, goesBack ? 0 : worth - given);
    }

    private static long stars(@Nullable Stars amount) {
      return amount == null ? 0 : amount.amount();
    }
  }

  private static List<ChatId> chatsOf(OrderEvent event) {
    List<DeliveredGood> goods =
        switch (event) {
          case OrderEvent.Delivered e -> e.goods();
          case OrderEvent.GiftReady e -> e.goods();
          default -> List.of();
        };
    return goods.stream()
        .map(DeliveredGood::good)
        .filter(Good.Chat.class::isInstance)
        .map(good -> ((Good.Chat) good).chat())
        .toList();
  }

  private <E> List<Happening> of(String aggregate, Class<E> type, Function<E, Instant> at) {
    return log.readEvents(aggregate)
        .asStream()
        .map(EventMessage::getPayload)
        .filter(type::isInstance)
        .map(type::cast)
        .limit(MAX_HAPPENINGS)
        .map(event -> new Happening(Vocabulary.nameOf(event.getClass()), at.apply(event)))
        .toList();
  }
}
