package zij.language.shipping;

import java.time.Instant;
import java.util.List;
import zij.language.LogicalName;
import zij.language.TelegramUserId;

/** What can happen to the ways in which the shop sends things. Stored for ever. */
public sealed interface ShippingEvent {
  /** Under which all of them stand in the log. No id of anything else begins like this. */
  String AGGREGATE_ID = "shipping:all";

  /** When it was decided. */
  Instant at();

  /**
   * These are offered from here on, and no others.
   *
   * @param options in the order in which buyers see them; none if nothing is sent any more
   */
  @LogicalName("shipping.options-set")
  record OptionsSet(List<ShippingOption> options, TelegramUserId by, Instant at)
      implements ShippingEvent {
    public OptionsSet {
      options = List.copyOf(options);
    }
  }
}
