package zij.command;

import java.util.Objects;
import java.util.function.Function;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.caching.NoCache;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.eventsourcing.CachingEventSourcingRepository;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;
import zij.command.article.Article;
import zij.command.audit.Access;
import zij.command.category.Category;
import zij.command.credit.StoreCredit;
import zij.command.difference.Difference;
import zij.command.evidence.Evidence;
import zij.command.letter.Letter;
import zij.command.membership.Membership;
import zij.command.order.Order;
import zij.command.parcel.Parcel;
import zij.command.person.Person;
import zij.command.product.Product;
import zij.command.promotion.Promotion;
import zij.command.quota.Quota;
import zij.command.role.Staff;
import zij.command.shipping.Shipping;
import zij.command.stock.Stock;
import zij.command.subscription.Subscription;
import zij.command.support.SupportCase;
import zij.command.webhook.Webhooks;

/** How the aggregates live in Axon: created when missing, kept in a cache between commands. */
public final class Aggregates {
  private Aggregates() {}

  /**
   * Registers every aggregate. The configuration has to have components of the types {@link
   * zij.command.product.Offers}, {@link zij.command.promotion.Deals}, {@link
   * zij.command.credit.Credits}, {@link zij.command.quota.Quotas}, {@link
   * zij.command.role.Appointed}, {@link zij.command.article.Articles}, {@link
   * zij.command.article.Providers} and {@link zij.command.shipping.ShippingRoutes}.
   *
   * @param cache keeps as many aggregates as it likes; what it drops is read from the log again
   */
  public static void register(Configurer axon, Cache cache) {
    axon.configureAggregate(aggregate(Order.class, Order::new, cache));
    axon.configureAggregate(aggregate(Product.class, Product::new, cache));
    axon.configureAggregate(aggregate(Category.class, Category::new, cache));
    axon.configureAggregate(aggregate(Stock.class, Stock::new, cache));
    axon.configureAggregate(aggregate(Promotion.class, Promotion::new, cache));
    axon.configureAggregate(aggregate(StoreCredit.class, StoreCredit::new, cache));
    axon.configureAggregate(aggregate(Quota.class, Quota::new, cache));
    axon.configureAggregate(aggregate(SupportCase.class, SupportCase::new, cache));
    axon.configureAggregate(aggregate(Subscription.class, Subscription::new, cache));
    axon.configureAggregate(aggregate(Membership.class, Membership::new, cache));
    axon.configureAggregate(aggregate(Difference.class, Difference::new, cache));
    axon.configureAggregate(aggregate(Staff.class, Staff::new, cache));
    axon.configureAggregate(aggregate(Webhooks.class, Webhooks::new, cache));
    axon.configureAggregate(aggregate(Article.class, Article::new, cache));
    axon.configureAggregate(aggregate(Shipping.class, Shipping::new, cache));
    axon.configureAggregate(aggregate(Parcel.class, Parcel::new, cache));
    // Hardly ever asked twice, so they would only take the place of orders.
    axon.configureAggregate(aggregate(Evidence.class, Evidence::new, NoCache.INSTANCE));
    axon.configureAggregate(aggregate(Letter.class, Letter::new, NoCache.INSTANCE));
    axon.configureAggregate(aggregate(Person.class, Person::new, NoCache.INSTANCE));
    axon.configureAggregate(aggregate(Access.class, Access::new, NoCache.INSTANCE));
  }

  private static <T> AggregateConfigurer<T> aggregate(
      Class<T> type, Function<Object, T> whenMissing, Cache cache) {
    return AggregateConfigurer.defaultConfiguration(type)
        .configureCreationPolicyAggregateFactory(
            _ -> id -> whenMissing.apply(Objects.requireNonNull(id, "every command has a target")))
        .configureCommandTargetResolver(_ -> new CommandTargets())
        .configureRepository(c -> new Kept<>(type, repository(type, cache, c)));
  }

  private static <T> EventSourcingRepository.Builder<T> repository(
      Class<T> type, Cache cache, Configuration c) {
    return EventSourcingRepository.builder(type)
        .parameterResolverFactory(c.parameterResolverFactory())
        .handlerDefinition(c.handlerDefinition(type))
        .eventStore(c.eventStore())
        .repositoryProvider(c::repository)
        .cache(cache);
  }

  /**
   * Keeps no aggregate that nothing happened to: a refused first command must leave nothing behind,
   * neither an answer other than that of an unknown aggregate nor memory that anyone could fill.
   * What has the id of an aggregate of another kind is unknown, too: ids come from outside, and all
   * kinds are in one log and one cache.
   */
  private static final class Kept<T> extends CachingEventSourcingRepository<T> {
    private final Class<T> type;

    Kept(Class<T> type, EventSourcingRepository.Builder<T> builder) {
      super(builder);
      this.type = type;
    }

    @Override
    protected EventSourcedAggregate<T> doLoadWithLock(String id, @Nullable Long version) {
      EventSourcedAggregate<T> found = super.doLoadWithLock(id, version);
      if (Boolean.TRUE.equals(found.invoke(type::isInstance))) return found;
      throw new AggregateNotFoundException(id, "in the cache it is of another kind");
    }

    @Override
    protected DomainEventStream readEvents(String id) {
      DomainEventStream events = super.readEvents(id);
      boolean isOther =
          events.hasNext() && !aggregateModel().type().equals(events.peek().getType());
      return isOther ? DomainEventStream.empty() : events;
    }

    @Override
    protected void doSaveWithLock(EventSourcedAggregate<T> aggregate) {
      if (aggregate.version() != null) super.doSaveWithLock(aggregate);
    }
  }
}
