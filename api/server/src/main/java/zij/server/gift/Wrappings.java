package zij.server.gift;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import zij.language.PlainText;
import zij.language.TelegramUserId;
import zij.language.evidence.Sealed;
import zij.language.order.GiftLink;
import zij.language.order.GiftWrap;
import zij.language.order.OrderId;
import zij.query.order.Gift;
import zij.query.order.GivenGift;
import zij.server.vault.Vault;

/**
 * What is around a gift: its link, and what its buyer wrote, sealed under the buyer's key, which
 * whoever has the link may read as long as the buyer was not erased. Thread-safe.
 */
@Component
public class Wrappings {
  /** Characters of a message; it is read on a phone, above what it comes with. */
  public static final int MAX_MESSAGE = 200;

  private final GiftLinks links;
  private final Vault vault;

  Wrappings(GiftLinks links, Vault vault) {
    this.links = links;
    this.vault = vault;
  }

  /**
   * A first link, and a message.
   *
   * @param message at most {@value #MAX_MESSAGE} characters, without control characters; null or
   *     blank if there is none
   * @throws IllegalArgumentException if it is anything else
   */
  public GiftWrap wrap(TelegramUserId buyer, OrderId order, @Nullable String message) {
    GiftLink link = link(order, 1);
    if (message == null || message.isBlank()) return new GiftWrap(link, null);
    String text = message.strip();
    if (text.length() > MAX_MESSAGE) {
      throw new IllegalArgumentException("a message has at most " + MAX_MESSAGE + " characters");
    }
    PlainText.require(text);
    return new GiftWrap(link, vault.seal(buyer, text.getBytes(UTF_8), context(order)));
  }

  /** The gift as its buyer sees it. */
  public GivenGift given(Gift gift) {
    String token = links.token(gift.order(), gift.links());
    boolean open = gift.ready() && gift.taker() == null && !gift.gone();
    // Of another key than this server's, nobody but who has the link knows it.
    boolean known = GiftLink.of(token).equals(gift.link());
    return new GivenGift(
        open && known ? links.to(token) : null,
        gift.links(),
        message(gift).orElse(null),
        gift.takenAt(),
        gift.isTakenBy(gift.buyer()),
        gift.gone());
  }

  /**
   * What the buyer wrote; empty if nothing, or if the buyer was erased.
   *
   * @throws IllegalStateException if the key is there and does not open it, as when this server
   *     lacks a master key: then nothing may pass as erased
   */
  Optional<String> message(Gift gift) {
    Sealed sealed = gift.message();
    if (sealed == null) return Optional.empty();
    return switch (vault.open(gift.buyer(), sealed, context(gift.order()))) {
      case Vault.Opened.Content content -> Optional.of(new String(content.bytes(), UTF_8));
      case Vault.Opened.Erased _ -> Optional.empty();
      case Vault.Opened.Unreadable _ ->
          throw new IllegalStateException("the message of " + gift.order() + " is unreadable");
    };
  }

  /** An order's first link, its second, and so on, as the log has it. */
  GiftLink link(OrderId order, int number) {
    return GiftLink.of(links.token(order, number));
  }

  private static String context(OrderId order) {
    return "gift:" + order;
  }
}
