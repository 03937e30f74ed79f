package zij.command;

import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import zij.language.Command;
import zij.language.Decision;
import zij.language.Provenance;
import zij.language.Refusal;
import zij.language.article.ArticleCommand;
import zij.language.audit.AuditCommand;
import zij.language.category.CategoryCommand;
import zij.language.difference.DifferenceCommand;
import zij.language.membership.MembershipCommand;
import zij.language.order.OrderCommand;
import zij.language.parcel.ParcelCommand;
import zij.language.product.ProductCommand;
import zij.language.promotion.PromotionCommand;
import zij.language.subscription.SubscriptionCommand;
import zij.language.support.SupportCommand;
import zij.language.webhook.WebhookCommand;

/**
 * Sends commands to their aggregates and waits until what they led to is durable. Thread-safe; runs
 * the command on the calling thread, or on a fresh virtual thread when the caller is itself inside
 * a unit of work (a reaction), so that the command's events are committed by themselves.
 */
public final class Commands {
  /**
   * How often a command is tried when another server appended to its aggregate at the same time.
   */
  public static final int MAX_TRIES = 5;

  private record Handled(Object result, UnitOfWork<?> unitOfWork) {}

  private final CommandBus bus;
  private final String positionResource;
  private final UnaryOperator<Runnable> handOver;

  /** The same for those who are in no trace. */
  public Commands(CommandBus bus, String positionResource) {
    this(bus, positionResource, UnaryOperator.identity());
  }

  /**
   * @param bus a bus that handles on the calling thread
   * @param positionResource the key under which the event store leaves, in the unit of work's
   *     resources, the position of the last event that it appended
   * @param handOver gives what another thread does the trace of the calling one
   */
  public Commands(CommandBus bus, String positionResource, UnaryOperator<Runnable> handOver) {
    this.bus = bus;
    this.positionResource = positionResource;
    this.handOver = handOver;
    var _ =
        bus.registerHandlerInterceptor(
            (unitOfWork, chain) -> new Handled(chain.proceed(), unitOfWork));
  }

  /**
   * Sends a command.
   *
   * @throws RuntimeException whatever the event store threw: the command may or may not have been
   *     carried out, and can be sent again
   */
  public <A> Outcome<A> send(Command<A> command, Provenance provenance) {
    if (!CurrentUnitOfWork.isStarted()) return sendHere(command, provenance);
    CompletableFuture<Outcome<A>> outcome = new CompletableFuture<>();
    Thread.startVirtualThread(
        handOver.apply(
            () -> outcome.completeAsync(() -> sendHere(command, provenance), Runnable::run)));
    try {
      return outcome.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private <A> Outcome<A> sendHere(Command<A> command, Provenance provenance) {
    for (int tries = 1; ; tries++) {
      CommandResultMessage<?> result = dispatch(command, provenance);
      if (!result.isExceptional()) return outcome((Handled) result.getPayload());
      Throwable failure = result.exceptionResult();
      if (failure instanceof AggregateNotFoundException) return unknown(command);
      if (failure instanceof ConcurrencyException && tries < MAX_TRIES) continue;
      throw failure instanceof RuntimeException e ? e : new CompletionException(failure);
    }
  }

  private CommandResultMessage<?> dispatch(Command<?> command, Provenance provenance) {
    AtomicReference<CommandResultMessage<?>> answer = new AtomicReference<>();
    CommandMessage<?> message =
        new GenericCommandMessage<>(
            new GenericMessage<>(command, provenance.asMetadata()), command.getClass().getName());
    bus.dispatch(message, (_, result) -> answer.set(result));
    return Objects.requireNonNull(answer.get(), "the bus handles on the calling thread");
  }

  @SuppressWarnings("unchecked") // Command<A> says what its handler answers
  private <A> Outcome<A> outcome(Handled handled) {
    Long position = handled.unitOfWork().getResource(positionResource);
    return new Outcome<>(
        (Decision<A>) handled.result(),
        position == null ? OptionalLong.empty() : OptionalLong.of(position));
  }

  private static <A> Outcome<A> unknown(Command<A> command) {
    Refusal refusal =
        switch (command) {
          case OrderCommand.TakeGift _ -> Refusal.GIFT_UNKNOWN;
          case OrderCommand _ -> Refusal.ORDER_UNKNOWN;
          case ProductCommand _ -> Refusal.PRODUCT_UNKNOWN;
          case CategoryCommand _ -> Refusal.CATEGORY_UNKNOWN;
          case PromotionCommand _ -> Refusal.PROMOTION_UNKNOWN;
          case SubscriptionCommand _ -> Refusal.SUBSCRIPTION_UNKNOWN;
          case MembershipCommand _ -> Refusal.MEMBERSHIP_UNKNOWN;
          case SupportCommand _ -> Refusal.CASE_UNKNOWN;
          case WebhookCommand _ -> Refusal.WEBHOOK_UNKNOWN;
          case ArticleCommand _ -> Refusal.ARTICLE_UNKNOWN;
          case ParcelCommand _ -> Refusal.ORDER_UNKNOWN;
          case DifferenceCommand _ -> Refusal.DIFFERENCE_UNKNOWN;
          case AuditCommand _ -> Refusal.ACCESS_UNKNOWN;
          default -> throw new IllegalArgumentException("no aggregate for " + command.getClass());
        };
    return new Outcome<>(Decision.refused(refusal), OptionalLong.empty());
  }
}
