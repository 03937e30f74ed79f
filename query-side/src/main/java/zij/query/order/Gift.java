package zij.query.order;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zij.language.TelegramUserId;
import zij.language.evidence.Sealed;
import zij.language.order.GiftLink;
import zij.language.order.OrderId;

/**
 * An order that is for somebody else, with all that is known of it: nobody is shown it as it is.
 *
 * @param link the one in force
 * @param links how many there were
 * @param message sealed under the buyer's key; null if there is none
 * @param things what was ordered
 * @param goods what whoever took it has; empty until they are there, and once the payment went back
 * @param ready whether the goods were there
 * @param taker who took it; null if nobody did
 * @param takenAt null likewise
 * @param gone whether what was paid goes back, or went
 * @param position log position of its last event
 */
public record Gift(
    OrderId order,
    TelegramUserId buyer,
    OrderStatus status,
    GiftLink link,
    int links,
    @Nullable Sealed message,
    List<GiftThing> things,
    List<DeliveredItem> goods,
    boolean ready,
    @Nullable TelegramUserId taker,
    @Nullable Instant takenAt,
    boolean gone,
    long position) {
  public Gift {
    things = List.copyOf(things);
    goods = List.copyOf(goods);
  }

  /** Whether what it delivers is this person's. */
  public boolean isTakenBy(TelegramUserId person) {
    return person.equals(taker);
  }

  /** The file that it delivered for a product, to whoever took it. */
  public Optional<DeliveredFile> file(String product) {
    return goods.stream()
        .filter(item -> taker != null && item.product().equals(product))
        .findFirst()
        .flatMap(item -> Optional.ofNullable(item.file()));
  }
}
