package zij.command.shipping;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zij.language.Currency;
import zij.language.shipping.Country;
import zij.language.shipping.ShippingEvent;
import zij.language.shipping.ShippingOption;
import zij.language.shipping.ShippingOptionId;

/** The ways in which the shop sends things, in the order in which buyers see them. */
public record Routes(List<ShippingOption> options) {
  /** Nothing is sent anywhere. */
  public static final Routes NONE = new Routes(List.of());

  public Routes {
    options = List.copyOf(options);
  }

  /** What the event says, whatever was before. */
  public static Routes after(@Nullable Routes before, ShippingEvent event) {
    return switch (event) {
      case ShippingEvent.OptionsSet e -> new Routes(e.options());
    };
  }

  /** How something is sent to this country that is paid in this currency. */
  public List<ShippingOption> to(Country country, Currency currency) {
    return options.stream()
        .filter(option -> option.countries().contains(country))
        .filter(option -> option.price().currency() == currency)
        .toList();
  }

  /** One of them; empty if it is not offered there any more. */
  public Optional<ShippingOption> to(Country country, Currency currency, ShippingOptionId id) {
    return to(country, currency).stream().filter(option -> option.id().equals(id)).findFirst();
  }
}
