package zij.language.shipping;

import java.time.Instant;
import java.util.List;
import zij.language.Command;
import zij.language.Done;
import zij.language.LogicalName;
import zij.language.TelegramUserId;

/** What a merchant can ask of the ways in which the shop sends things. */
public sealed interface ShippingCommand {
  Instant at();

  /**
   * Offers these from now on, and no others; the same again changes nothing.
   *
   * @param options up to {@value #MAX}, each id once, in the order in which buyers see them
   */
  @LogicalName("shipping.set-options")
  record SetOptions(List<ShippingOption> options, TelegramUserId by, Instant at)
      implements ShippingCommand, Command<Done> {
    /** As many as a phone shows without much scrolling. */
    public static final int MAX = 10;

    public SetOptions {
      options = List.copyOf(options);
      if (options.size() > MAX) {
        throw new IllegalArgumentException("there are up to " + MAX + " ways of sending");
      }
      if (options.stream().map(ShippingOption::id).distinct().count() < options.size()) {
        throw new IllegalArgumentException("two ways of sending have one id");
      }
    }
  }
}
