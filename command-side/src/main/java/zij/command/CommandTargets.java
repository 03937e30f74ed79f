package zij.command;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import zij.language.audit.AuditCommand;
import zij.language.order.OrderCommand;
import zij.language.product.ProductCommand;

/**
 * Which aggregate a command is for. Commands carry no annotation of any framework, so it is said
 * here, once for all of them. No version is expected: the aggregate decides on what it is now.
 */
public final class CommandTargets implements CommandTargetResolver {

  /**
   * The identifier of the command's aggregate.
   *
   * @throws IllegalArgumentException if the payload is no command of the language
   */
  @Override
  public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> message) {
    Object target =
        switch (message.getPayload()) {
          case OrderCommand command -> command.order();
          case ProductCommand command -> command.product();
          case AuditCommand command -> command.access();
          default ->
              throw new IllegalArgumentException("no aggregate for " + message.getPayloadType());
        };
    return new VersionedAggregateIdentifier((Object) target.toString(), null);
  }
}
