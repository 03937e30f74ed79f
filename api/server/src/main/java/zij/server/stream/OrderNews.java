package zij.server.stream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Map;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import tools.jackson.databind.json.JsonMapper;
import zij.command.order.OrderHistory;
import zij.command.parcel.ParcelHistory;
import zij.language.Provenance;
import zij.language.TelegramUserId;
import zij.language.Vocabulary;
import zij.language.membership.MembershipEvent;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;
import zij.language.parcel.ParcelEvent;
import zij.language.subscription.SubscriptionEvent;
import zij.server.trace.Traces;

/**
 * Follows the log from its present end and tells each buyer's phones what happened to their orders.
 * Every server follows the whole log, because it cannot know which of its phones will be concerned.
 * Nothing is remembered: a phone that calls again asks for what it shows.
 */
public final class OrderNews implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(OrderNews.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int REMEMBERED_BUYERS = 100_000;
  private static final int WAIT_MS = 1_000;

  private final EventStore log;
  private final OrderHistory orders;
  private final ParcelHistory parcels;
  private final Phones phones;
  private final Cache<OrderId, TelegramUserId> buyers =
      Caffeine.newBuilder().maximumSize(REMEMBERED_BUYERS).build();
  private volatile @Nullable Thread follower;

  public OrderNews(EventStore log, OrderHistory orders, ParcelHistory parcels, Phones phones) {
    this.log = log;
    this.orders = orders;
    this.parcels = parcels;
    this.phones = phones;
  }

  @Override
  public void start() {
    Thread thread = Thread.ofPlatform().name("order-news").daemon().unstarted(this::follow);
    follower = thread; // before it runs, because it ends when it is not the follower
    thread.start();
  }

  @Override
  public void stop() {
    Thread running = follower;
    follower = null;
    if (running != null) running.interrupt();
  }

  @Override
  public boolean isRunning() {
    return follower != null;
  }

  private void follow() {
    while (isRunning()) {
      try (BlockingStream<TrackedEventMessage<?>> events = log.openStream(log.createHeadToken())) {
        while (isRunning()) {
          if (events.hasNextAvailable(WAIT_MS, java.util.concurrent.TimeUnit.MILLISECONDS)) {
            see(events.nextAvailable());
          }
        }
      } catch (InterruptedException e) {
        return; // stopping
      } catch (RuntimeException e) {
        if (!isRunning()) return;
        LOG.warn("Following the log was interrupted, starts again", e);
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(WAIT_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void see(TrackedEventMessage<?> message) {
    switch (message.getPayload()) {
      case OrderEvent event -> {
        if (event instanceof OrderEvent.Placed placed) buyers.put(placed.order(), placed.buyer());
        tell(event.order(), status(event), message);
      }
      case SubscriptionEvent event -> tell(event.order(), "subscription", message);
      case MembershipEvent event -> tell(event.person(), event.order(), "membership", message);
      case ParcelEvent event -> tell(event, message);
      default -> {}
    }
  }

  private void tell(ParcelEvent event, TrackedEventMessage<?> message) {
    if (event instanceof ParcelEvent.Placed placed) buyers.put(placed.order(), placed.buyer());
    TelegramUserId known = buyers.getIfPresent(event.order());
    TelegramUserId buyer =
        known != null
            ? known
            : parcels.placed(event.order()).map(ParcelEvent.Placed::buyer).orElse(null);
    if (buyer == null) return;
    buyers.put(event.order(), buyer);
    tell("parcel", buyer, event.order(), Vocabulary.nameOf(event.getClass()), message);
  }

  private void tell(OrderId order, String status, TrackedEventMessage<?> message) {
    TelegramUserId buyer = buyer(order);
    if (buyer != null) tell(buyer, order, status, message);
  }

  private void tell(
      TelegramUserId person, OrderId order, String status, TrackedEventMessage<?> message) {
    tell("order", person, order, status, message);
  }

  private void tell(
      String name,
      TelegramUserId person,
      OrderId order,
      String status,
      TrackedEventMessage<?> message) {
    if (!phones.isListening(person)) return;
    long position = message.trackingToken().position().orElse(-1);
    Map<String, Object> data =
        Map.of(
            "orderId",
            order.value(),
            "status",
            status,
            "position",
            position,
            "traceId",
            message.getMetaData().getOrDefault(Provenance.TRACE_ID, ""));
    String json = JSON.writeValueAsString(data);
    phones.tell(person, new Phones.News(name, position, json, Traces.of(message)));
  }

  private @Nullable TelegramUserId buyer(OrderId order) {
    TelegramUserId known = buyers.getIfPresent(order);
    if (known != null) return known;
    TelegramUserId found = orders.placed(order).map(OrderEvent.Placed::buyer).orElse(null);
    if (found != null) buyers.put(order, found);
    return found;
  }

  private static String status(OrderEvent event) {
    return switch (event) {
      case OrderEvent.Placed _ -> "placed";
      case OrderEvent.InvoiceIssued _ -> "invoiced";
      case OrderEvent.CheckoutApproved _ -> "approved";
      case OrderEvent.CheckoutRefused _ -> "refused";
      case OrderEvent.Paid _, OrderEvent.Given _ -> "paid";
      case OrderEvent.SurplusCharged _ -> "surplus-charged";
      case OrderEvent.SurplusRefunded _ -> "surplus-refunded";
      case OrderEvent.RefundRequested _ -> "refund-requested";
      case OrderEvent.Credited _ -> "credited";
      case OrderEvent.CreditWithdrawn _ -> "credit-withdrawn";
      case OrderEvent.Refunded _, OrderEvent.CreditReturned _ -> "refunded";
      case OrderEvent.ChargedBack _ -> "charged_back";
      case OrderEvent.Delivered _ -> "delivered";
      case OrderEvent.GiftWrapped _ -> "gift-wrapped";
      case OrderEvent.GiftReady _ -> "delivered";
      case OrderEvent.GiftRelinked _ -> "gift-relinked";
      case OrderEvent.GiftTaken _ -> "gift-taken";
      case OrderEvent.Cancelled _ -> "cancelled";
      case OrderEvent.Expired _ -> "expired";
    };
  }
}
