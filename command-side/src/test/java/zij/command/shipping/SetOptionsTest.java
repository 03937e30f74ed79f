package zij.command.shipping;

import static zij.language.Decision.accepted;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import zij.command.CommandTargets;
import zij.language.Currency;
import zij.language.Done;
import zij.language.Language;
import zij.language.Money;
import zij.language.TelegramUserId;
import zij.language.shipping.Country;
import zij.language.shipping.ShippingCommand;
import zij.language.shipping.ShippingEvent;
import zij.language.shipping.ShippingOption;
import zij.language.shipping.ShippingOptionId;

class SetOptionsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  private static final TelegramUserId OWNER = new TelegramUserId(9);
  private static final List<ShippingOption> POST =
      List.of(
          new ShippingOption(
              new ShippingOptionId("post"),
              Map.of(Language.ENGLISH, "Post"),
              new Money(Currency.UZS, 0),
              List.of(new Country("UZ"))));

  private static FixtureConfiguration<Shipping> shipping() {
    return new AggregateTestFixture<>(Shipping.class)
        .registerCommandTargetResolver(new CommandTargets());
  }

  @Test
  void ways_of_sending_are_set() {
    shipping()
        .givenNoPriorActivity()
        .when(new ShippingCommand.SetOptions(POST, OWNER, NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(new ShippingEvent.OptionsSet(POST, OWNER, NOW));
  }

  @Test
  void the_same_again_change_nothing() {
    shipping()
        .given(new ShippingEvent.OptionsSet(POST, OWNER, NOW))
        .when(new ShippingCommand.SetOptions(POST, OWNER, NOW.plusSeconds(1)))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void none_may_be_left() {
    shipping()
        .given(new ShippingEvent.OptionsSet(POST, OWNER, NOW))
        .when(new ShippingCommand.SetOptions(List.of(), OWNER, NOW))
        .expectEvents(new ShippingEvent.OptionsSet(List.of(), OWNER, NOW));
  }
}
