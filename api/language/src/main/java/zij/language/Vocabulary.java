package zij.language;

import java.util.LinkedHashMap;
import java.util.Map;
import zij.language.audit.AuditCommand;
import zij.language.audit.AuditEvent;
import zij.language.category.CategoryCommand;
import zij.language.category.CategoryEvent;
import zij.language.credit.CreditEvent;
import zij.language.difference.DifferenceCommand;
import zij.language.difference.DifferenceEvent;
import zij.language.evidence.EvidenceCommand;
import zij.language.evidence.EvidenceEvent;
import zij.language.letter.LetterCommand;
import zij.language.letter.LetterEvent;
import zij.language.membership.MembershipCommand;
import zij.language.membership.MembershipEvent;
import zij.language.order.OrderCommand;
import zij.language.order.OrderEvent;
import zij.language.person.PersonCommand;
import zij.language.person.PersonEvent;
import zij.language.product.ProductCommand;
import zij.language.product.ProductEvent;
import zij.language.promotion.PromotionCommand;
import zij.language.promotion.PromotionEvent;
import zij.language.quota.QuotaEvent;
import zij.language.role.RoleCommand;
import zij.language.role.RoleEvent;
import zij.language.stock.StockCommand;
import zij.language.stock.StockEvent;
import zij.language.subscription.SubscriptionCommand;
import zij.language.subscription.SubscriptionEvent;
import zij.language.support.SupportCommand;
import zij.language.support.SupportEvent;
import zij.language.webhook.WebhookCommand;
import zij.language.webhook.WebhookEvent;

/** Every event and every command there is, each with its logical name. */
public final class Vocabulary {
  private Vocabulary() {}

  /** All event types in order of their features; immutable in what it promises. */
  public static Map<Class<?>, LogicalName> events() {
    return named(
        ProductEvent.class,
        CategoryEvent.class,
        StockEvent.class,
        OrderEvent.class,
        SubscriptionEvent.class,
        MembershipEvent.class,
        PromotionEvent.class,
        CreditEvent.class,
        QuotaEvent.class,
        SupportEvent.class,
        RoleEvent.class,
        WebhookEvent.class,
        DifferenceEvent.class,
        LetterEvent.class,
        EvidenceEvent.class,
        PersonEvent.class,
        AuditEvent.class);
  }

  /** All command types in order of their features. */
  public static Map<Class<?>, LogicalName> commands() {
    return named(
        ProductCommand.class,
        CategoryCommand.class,
        StockCommand.class,
        OrderCommand.class,
        SubscriptionCommand.class,
        MembershipCommand.class,
        PromotionCommand.class,
        SupportCommand.class,
        RoleCommand.class,
        WebhookCommand.class,
        DifferenceCommand.class,
        LetterCommand.class,
        EvidenceCommand.class,
        PersonCommand.class,
        AuditCommand.class);
  }

  /**
   * The logical name of a command's or event's type.
   *
   * @throws IllegalArgumentException if the type has none
   */
  public static String nameOf(Class<?> type) {
    LogicalName name = type.getAnnotation(LogicalName.class);
    if (name == null) {
      throw new IllegalArgumentException(type.getName() + " has no logical name");
    }
    return name.value();
  }

  private static Map<Class<?>, LogicalName> named(Class<?>... features) {
    Map<Class<?>, LogicalName> names = new LinkedHashMap<>();
    for (Class<?> feature : features) {
      for (Class<?> member : feature.getPermittedSubclasses()) {
        LogicalName name = member.getAnnotation(LogicalName.class);
        if (name == null) {
          throw new IllegalStateException(member.getName() + " has no logical name");
        }
        names.put(member, name);
      }
    }
    return names;
  }
}
