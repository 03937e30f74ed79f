package zij.command;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import zij.language.article.ArticleCommand;
import zij.language.audit.AuditCommand;
import zij.language.category.CategoryCommand;
import zij.language.difference.DifferenceCommand;
import zij.language.evidence.EvidenceCommand;
import zij.language.letter.LetterCommand;
import zij.language.membership.MembershipCommand;
import zij.language.membership.MembershipEvent;
import zij.language.order.OrderCommand;
import zij.language.parcel.ParcelCommand;
import zij.language.parcel.ParcelEvent;
import zij.language.person.PersonCommand;
import zij.language.person.PersonEvent;
import zij.language.product.ProductCommand;
import zij.language.promotion.PromotionCommand;
import zij.language.role.RoleCommand;
import zij.language.role.RoleEvent;
import zij.language.shipping.ShippingCommand;
import zij.language.shipping.ShippingEvent;
import zij.language.stock.StockCommand;
import zij.language.stock.StockEvent;
import zij.language.subscription.SubscriptionCommand;
import zij.language.subscription.SubscriptionEvent;
import zij.language.support.SupportCommand;
import zij.language.webhook.WebhookCommand;
import zij.language.webhook.WebhookEvent;

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
    String target =
        switch (message.getPayload()) {
          case OrderCommand command -> command.order().toString();
          case PromotionCommand command -> command.promotion().toString();
          case ProductCommand command -> command.product().toString();
          case CategoryCommand command -> command.category().aggregateId();
          case StockCommand command -> StockEvent.aggregateId(command.product());
          case ArticleCommand command -> command.article().aggregateId();
          case ShippingCommand _ -> ShippingEvent.AGGREGATE_ID;
          case ParcelCommand command -> ParcelEvent.aggregateId(command.order());
          case DifferenceCommand command -> command.difference().toString();
          case LetterCommand command -> command.letter().aggregateId();
          case SupportCommand command -> command.id().toString();
          case RoleCommand _ -> RoleEvent.AGGREGATE_ID;
          case SubscriptionCommand command -> SubscriptionEvent.aggregateId(command.order());
          case MembershipCommand command ->
              MembershipEvent.aggregateId(command.order(), command.chat());
          case WebhookCommand _ -> WebhookEvent.AGGREGATE_ID;
          case EvidenceCommand command -> command.evidence().aggregateId();
          case PersonCommand command -> PersonEvent.aggregateId(command.user());
          case AuditCommand command -> command.access().toString();
          default ->
              throw new IllegalArgumentException("no aggregate for " + message.getPayloadType());
        };
    return new VersionedAggregateIdentifier((Object) target, null);
  }
}
