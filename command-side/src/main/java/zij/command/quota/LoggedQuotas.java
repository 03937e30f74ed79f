package zij.command.quota;

import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import zij.command.product.Conditions;
import zij.command.product.Offer;
import zij.command.product.Offers;
import zij.command.product.Variety;
import zij.language.Decision;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.TelegramUserId;
import zij.language.order.OrderId;
import zij.language.order.OrderLine;
import zij.language.product.BuyerLimit;
import zij.language.product.ProductId;
import zij.language.quota.QuotaEvent;
import zij.language.quota.QuotaEvent.Share;
import zij.language.stock.Units;

/**
 * Quotas from the log: the buyer's aggregate joins the current unit of work, so that its event and
 * the order's are appended together. Orders of one buyer that have something with a limit wait for
 * each other, no others do: whoever orders anything else is not even looked up. Thread-safe.
 */
public final class LoggedQuotas implements Quotas {
  private final Offers offers;
  private final Supplier<Repository<Quota>> quotas;

  /**
   * @param quotas asked when a quota is needed, because aggregates are set up after this
   */
  public LoggedQuotas(Offers offers, Supplier<Repository<Quota>> quotas) {
    this.offers = offers;
    this.quotas = quotas;
  }

  /** Outside of a unit of work the answer may be old as soon as it is given. */
  @Override
  public Decision<Done> check(TelegramUserId buyer, List<OrderLine> lines) {
    List<Share> counted = counted(lines);
    if (counted.isEmpty()) return accepted(Done.DONE);
    if (CurrentUnitOfWork.isStarted()) return ask(buyer, quota -> check(quota, counted));
    return DefaultUnitOfWork.startAndGet(null)
        .executeWithResult(() -> ask(buyer, quota -> check(quota, counted)))
        .getPayload();
  }

  @Override
  public void take(TelegramUserId buyer, OrderId order, List<OrderLine> lines, Instant at) {
    List<Share> counted = counted(lines);
    if (!counted.isEmpty()) load(buyer).execute(quota -> quota.take(buyer, order, counted, at));
  }

  @Override
  public void giveBack(TelegramUserId buyer, OrderId order, List<OrderLine> lines, Instant at) {
    if (counted(lines).isEmpty()) return; // what was counted once is for ever
    load(buyer).execute(quota -> quota.giveBack(buyer, order, at));
  }

  private Decision<Done> check(Quota quota, List<Share> shares) {
    for (Share share : shares) {
      BuyerLimit limit = conditions(share.product()).map(Conditions::limit).orElse(null);
      int left = limit == null ? Integer.MAX_VALUE : limit.units() - quota.had(share.product());
      if (limit != null && share.units().number() > left) {
        return refused(
            Refusal.BUYER_LIMIT,
            Map.of(
                "product",
                share.product().value(),
                "limit",
                limit.units(),
                "left",
                Math.max(left, 0)));
      }
    }
    return accepted(Done.DONE);
  }

  /** A variant counts as itself, and for the limit of its product together with the others. */
  private List<Share> counted(List<OrderLine> lines) {
    Map<ProductId, Integer> units = new LinkedHashMap<>();
    for (OrderLine line : lines) {
      count(units, line.product(), line);
      product(line.product()).ifPresent(product -> count(units, product, line));
    }
    return units.entrySet().stream()
        .map(share -> new Share(share.getKey(), new Units(share.getValue())))
        .toList();
  }

  private void count(Map<ProductId, Integer> units, ProductId product, OrderLine line) {
    boolean isCounted = conditions(product).filter(Conditions::counted).isPresent();
    if (isCounted) units.merge(product, line.quantity().units(), Integer::sum);
  }

  /** Of which it is a variant; empty if it is none. */
  private Optional<ProductId> product(ProductId variant) {
    return offers
        .offer(variant)
        .flatMap(offer -> Optional.ofNullable(offer.variety().own()))
        .map(Variety.Variant::of);
  }

  /**
   * None of a subscription: a buyer has one at a time anyway, and one that has lapsed must not be
   * in the way of the next.
   */
  private Optional<Conditions> conditions(ProductId product) {
    return offers.offer(product).filter(offer -> !offer.isMonthly()).map(Offer::conditions);
  }

  private <R> R ask(TelegramUserId buyer, Function<Quota, R> question) {
    return load(buyer).invoke(question);
  }

  private Aggregate<Quota> load(TelegramUserId buyer) {
    String id = QuotaEvent.aggregateId(buyer);
    try {
      return quotas.get().loadOrCreate(id, () -> new Quota(id));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("nothing of " + id + " can be made", e);
    }
  }
}
