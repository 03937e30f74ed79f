package zij.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.junit.jupiter.api.Test;
import zij.language.TelegramUserId;
import zij.language.difference.DifferenceCommand;
import zij.language.difference.DifferenceId;
import zij.language.difference.Direction;
import zij.language.evidence.EvidenceCommand;
import zij.language.evidence.EvidenceId;
import zij.language.evidence.EvidenceKind;
import zij.language.evidence.Sealed;
import zij.language.order.OrderCommand;
import zij.language.order.OrderId;
import zij.language.person.PersonCommand;
import zij.language.product.ProductCommand;
import zij.language.product.ProductId;

class CommandTargetsTest {
  private final OrderId order = OrderId.of(new TelegramUserId(7), "key");

  @Test
  void an_order_command_is_for_its_order_at_any_version() {
    assertThat(target(new OrderCommand.Deliver(order, Instant.EPOCH)))
        .isEqualTo(new VersionedAggregateIdentifier((Object) order.value().toString(), null));
  }

  @Test
  void a_product_command_is_for_its_product_at_any_version() {
    assertThat(target(new ProductCommand.Publish(new ProductId("tea"), Instant.EPOCH)))
        .isEqualTo(new VersionedAggregateIdentifier((Object) "tea", null));
  }

  @Test
  void a_difference_command_is_for_its_difference_at_any_version() {
    DifferenceId difference = DifferenceId.of("stx", Direction.OUT);
    assertThat(target(new DifferenceCommand.Resolve(difference, Instant.EPOCH)))
        .isEqualTo(new VersionedAggregateIdentifier((Object) difference.toString(), null));
  }

  @Test
  void what_is_named_by_numbers_alone_is_told_apart_by_what_it_is() {
    TelegramUserId user = new TelegramUserId(7);
    EvidenceId evidence = new EvidenceId("5a".repeat(32));
    Sealed sealed = new Sealed(1, "AAAA");
    assertThat(target(new PersonCommand.Erase(user, 1, Instant.EPOCH)).getIdentifier())
        .isEqualTo("person:7");
    assertThat(
            target(
                    new EvidenceCommand.Record(
                        evidence, user, EvidenceKind.SIGN_IN, sealed, Instant.EPOCH))
                .getIdentifier())
        .isEqualTo("evidence:" + evidence);
  }

  @Test
  void anything_else_is_for_nobody() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> target("deliver"))
        .withMessageContaining("java.lang.String");
  }

  private static VersionedAggregateIdentifier target(Object payload) {
    return new CommandTargets().resolveTarget(GenericCommandMessage.asCommandMessage(payload));
  }
}
