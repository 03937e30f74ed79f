package zij.command.product;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.command.product.ProductStory.GOOD;
import static zij.command.product.ProductStory.LISTED_AT;
import static zij.command.product.ProductStory.NOW;
import static zij.command.product.ProductStory.TEA;
import static zij.command.product.ProductStory.listed;
import static zij.command.product.ProductStory.products;
import static zij.command.product.ProductStory.published;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.product.ContentHash;
import zij.language.product.FileName;
import zij.language.product.Good;
import zij.language.product.ProductCommand;
import zij.language.product.ProductEvent;

class SetGoodTest {
  private static final Good GUIDE =
      new Good.File(
          new ContentHash("ab".repeat(32)), new FileName("guide.pdf"), "application/pdf", 512);

  @Test
  void a_product_gets_a_file_instead_of_its_text_on_sale_or_not() {
    products()
        .given(listed())
        .when(set(GUIDE))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(new ProductEvent.GoodChanged(TEA, GUIDE, NOW));
    products()
        .given(listed(), published())
        .when(set(GUIDE))
        .expectEvents(new ProductEvent.GoodChanged(TEA, GUIDE, NOW));
  }

  @Test
  void the_good_in_force_again_changes_nothing() {
    products()
        .given(listed())
        .when(set(GOOD))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
    products()
        .given(listed(), new ProductEvent.GoodChanged(TEA, GUIDE, LISTED_AT))
        .when(set(GUIDE))
        .expectNoEvents();
  }

  @Test
  void a_product_can_have_its_old_good_back() {
    products()
        .given(listed(), new ProductEvent.GoodChanged(TEA, GUIDE, LISTED_AT))
        .when(set(GOOD))
        .expectEvents(new ProductEvent.GoodChanged(TEA, GOOD, NOW));
  }

  @Test
  void an_offer_has_the_good_in_force() {
    Offer offer = Offer.evolve(null, listed());
    Offer changed = Offer.evolve(offer, new ProductEvent.GoodChanged(TEA, GUIDE, NOW));
    assertThat(offer.good()).isEqualTo(GOOD);
    assertThat(changed.good()).isEqualTo(GUIDE);
  }

  @Test
  void nobody_knows_a_product_that_was_never_listed() {
    assertThat(new Product("tea").decide(set(GUIDE))).isEqualTo(refused(Refusal.PRODUCT_UNKNOWN));
  }

  private static ProductCommand.SetGood set(Good good) {
    return new ProductCommand.SetGood(TEA, good, NOW);
  }
}
