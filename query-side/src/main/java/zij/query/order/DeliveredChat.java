package zij.query.order;

import java.util.List;
import org.jspecify.annotations.Nullable;
import zij.language.product.Good;
import zij.query.membership.Membership;
import zij.query.membership.MembershipState;

/**
 * A private chat that was delivered.
 *
 * @param chat Telegram's number of it
 * @param state of the place in it; null in every row of a database
 * @param link by which its owner alone is let in; null while it is being made, when it is worth
 *     nothing any more, and in every row of a database
 */
public record DeliveredChat(long chat, @Nullable MembershipState state, @Nullable String link) {
  static DeliveredChat of(Good.Chat chat) {
    return new DeliveredChat(chat.chat().value(), null, null);
  }

  /** The same as it stands. A place that the log has not opened yet is about to be. */
  DeliveredChat as(List<Membership> memberships) {
    return memberships.stream()
        .filter(place -> place.chat() == chat)
        .findFirst()
        .map(place -> new DeliveredChat(chat, place.state(), place.link()))
        .orElseGet(() -> new DeliveredChat(chat, MembershipState.OPENING, null));
  }
}
