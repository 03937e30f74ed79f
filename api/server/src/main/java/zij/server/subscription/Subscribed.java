package zij.server.subscription;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import zij.command.product.Offer;
import zij.command.product.Offers;
import zij.command.subscription.Beginning;
import zij.language.Decision;
import zij.language.Refusal;
import zij.language.TelegramUserId;
import zij.language.order.OrderId;
import zij.language.order.WantedLine;
import zij.query.subscription.Subscriptions;
import zij.server.problem.ProblemException;

/**
 * Keeps buyers from paying twice for what they are subscribed to. It goes by the read model, as
 * buyers do: who pays on two phones within a second gets two subscriptions, and can have one of
 * them back. Thread-safe.
 */
@Component
public class Subscribed {
  private final Offers offers;
  private final Beginning beginning;
  private final Subscriptions subscriptions;
  private final InstantSource clock;

  Subscribed(Offers offers, Beginning beginning, Subscriptions subscriptions, InstantSource clock) {
    this.offers = offers;
    this.beginning = beginning;
    this.subscriptions = subscriptions;
    this.clock = clock;
  }

  /** Whether another order of the buyer's subscribes to the same already. */
  public boolean already(TelegramUserId buyer, OrderId order) {
    return beginning
        .product(order)
        .flatMap(product -> subscriptions.running(buyer, product, clock.instant()))
        .filter(running -> !running.equals(order))
        .isPresent();
  }

  /**
   * Lets nobody order what they are subscribed to.
   *
   * @param order that is about to be placed, or was placed when the request came before
   * @throws ProblemException 409 that names the order of the subscription
   */
  public void requireNot(TelegramUserId buyer, OrderId order, List<WantedLine> lines) {
    Optional<OrderId> running =
        lines.stream()
            .map(WantedLine::product)
            .filter(product -> offers.offer(product).filter(Offer::isMonthly).isPresent())
            .flatMap(product -> subscriptions.running(buyer, product, clock.instant()).stream())
            .filter(other -> !other.equals(order))
            .findFirst();
    if (running.isEmpty()) return;
    Map<String, Object> about = Map.of("order", running.get().toString());
    var _ =
        ProblemException.answerOrProblem(
            Decision.<OrderId>refused(Refusal.ALREADY_SUBSCRIBED, about));
  }
}
