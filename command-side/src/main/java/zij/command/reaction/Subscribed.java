package zij.command.reaction;

import java.util.List;
import zij.language.TelegramUserId;
import zij.language.order.OrderId;

/** Which subscriptions people have. */
public interface Subscribed {
  /**
   * Those of a person that have not ended, as of a position of the log or later.
   *
   * @throws RuntimeException if that cannot be told; the question can be repeated
   */
  List<OrderId> to(TelegramUserId person, long position);
}
