package zij.command.product;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.command.product.ProductStory.NOW;
import static zij.command.product.ProductStory.TEA;
import static zij.command.product.ProductStory.listed;
import static zij.command.product.ProductStory.products;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.product.Availability;
import zij.language.product.ProductCommand;
import zij.language.product.ProductEvent;

class SetAvailabilityTest {
  private static final Availability LATER = new Availability(NOW.plusSeconds(60), null);

  @Test
  void a_product_can_be_ordered_in_a_time_only() {
    products()
        .given(listed())
        .when(new ProductCommand.SetAvailability(TEA, LATER, NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(new ProductEvent.AvailabilitySet(TEA, LATER, NOW));
  }

  @Test
  void the_time_that_it_has_changes_nothing() {
    products()
        .given(listed(), new ProductEvent.AvailabilitySet(TEA, LATER, NOW))
        .when(new ProductCommand.SetAvailability(TEA, LATER, NOW))
        .expectNoEvents();
  }

  @Test
  void a_product_that_always_could_be_ordered_still_can() {
    products()
        .given(listed())
        .when(new ProductCommand.SetAvailability(TEA, Availability.ALWAYS, NOW))
        .expectNoEvents();
  }

  @Test
  void an_unknown_product_has_no_time() {
    var asked = new ProductCommand.SetAvailability(TEA, LATER, NOW);
    assertThat(new Product("tea").decide(asked)).isEqualTo(refused(Refusal.PRODUCT_UNKNOWN));
  }
}
