package zij.ledger.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static zij.ledger.book.Story.AT;
import static zij.ledger.book.Story.HOLD;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zij.language.LogicalName;
import zij.language.Vocabulary;

/** The rules over the approved sample of every event there is. */
class EveryEventTest {
  private static final Path APPROVED =
      Path.of("..", "api", "language", "src", "test", "resources", "approved");

  private final Charge any = Charge.of(0, Story.surplus(0, "any", 25, AT));
  private final PostingRules rules = new PostingRules(HoldPeriods.always(HOLD), (_, _) -> any);

  /** The approved sample of an event. */
  private static Object sample(String name, String revision) throws IOException {
    Path file = APPROVED.resolve("%s.%s.approved.json".formatted(name, revision));
    return Objects.requireNonNull(
        LanguageSerializer.create()
            .deserialize(
                new SimpleSerializedObject<>(
                    Files.readAllBytes(file), byte[].class, name, revision)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "product.listed",
        "product.repriced",
        "product.described",
        "product.published",
        "product.withdrawn",
        "order.placed",
        "order.given",
        "order.invoice-issued",
        "order.credited",
        "order.credit-withdrawn",
        "order.credit-returned",
        "order.checkout-approved",
        "order.checkout-refused",
        "order.delivered",
        "order.gift-wrapped",
        "order.gift-ready",
        "order.gift-relinked",
        "order.gift-taken",
        "order.cancelled",
        "order.expired",
        "promotion.created",
        "promotion.ended",
        "promotion.redeemed",
        "promotion.given-back",
        "product.availability-set",
        "product.buyer-limit-set",
        "product.options-set",
        "product.variant-added",
        "product.made-variant",
        "quota.taken",
        "quota.given-back",
        "evidence.recorded",
        "person.erased",
        "audit.accessed",
        "audit.export-ended"
      })
  void whatMovesNoStarsIsNotInTheBook(String name) throws IOException {
    assertThat(rules.of(1, sample(name, "1"))).isEmpty();
  }

  @Test
  void aPaymentOfAnEarlierRevisionIsPostedAsItWas() throws IOException {
    List<Transaction> transactions = rules.of(1, sample("order.paid", "1"));
    assertThat(transactions)
        .extracting(Transaction::kind)
        .containsExactly(Transaction.Kind.SALE, Transaction.Kind.PAYMENT, Transaction.Kind.RELEASE);
  }

  @Test
  void whatStoreCreditPaidIsSold() throws IOException {
    List<Transaction> transactions = rules.of(1, sample("order.given", "2"));
    assertThat(transactions)
        .extracting(Transaction::kind)
        .containsExactly(Transaction.Kind.SALE, Transaction.Kind.DISCOUNT);
  }

  @Test
  void everyEventOfTheLanguageWasThoughtAbout() throws IOException {
    for (LogicalName event : Vocabulary.events().values()) {
      Object sample = sample(event.value(), event.revision());
      assertThatCode(() -> rules.of(1, sample)).as(event.value()).doesNotThrowAnyException();
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rules.of(1, "something new"))
        .withMessageContaining("no posting rule");
  }
}
