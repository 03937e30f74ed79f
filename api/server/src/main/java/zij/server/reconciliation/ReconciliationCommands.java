package zij.server.reconciliation;

import io.micrometer.tracing.Tracer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import zij.command.Commands;
import zij.command.Outcome;
import zij.command.order.Supply;
import zij.command.subscription.Renewals;
import zij.language.Command;
import zij.language.Done;
import zij.language.Provenance;
import zij.language.TelegramUserId;
import zij.language.Vocabulary;
import zij.language.order.OrderCommand;
import zij.server.telegram.ListedTransaction;

/** Sends commands that follow from Telegram's list, each with the transaction as evidence. */
@Component
class ReconciliationCommands {
  private final Commands commands;
  private final Supply supply;
  private final Renewals renewals;
  private final Tracer tracer;

  ReconciliationCommands(Commands commands, Supply supply, Renewals renewals, Tracer tracer) {
    this.commands = commands;
    this.supply = supply;
    this.renewals = renewals;
    this.tracer = tracer;
  }

  /** A payment that Telegram's list shows to have gone back. */
  Outcome<Done> wentBack(OrderCommand.RecordChargeBack command, ListedTransaction listed) {
    return renewals.send(command, telegrams(command, listed));
  }

  /** A payment that Telegram's list shows; the goods of an order are reserved first. */
  Outcome<Done> recover(OrderCommand.RecoverPayment command, ListedTransaction listed) {
    Provenance because = telegrams(command, listed);
    Optional<Duration> period = listed.subscriptionPeriod();
    if (period.isEmpty()) return supply.send(command, because);
    Instant paidUntil = listed.movedAt().plus(period.get());
    return renewals.send(command, listed.movedAt(), paidUntil, because);
  }

  private Provenance telegrams(Command<Done> command, ListedTransaction listed) {
    String user = listed.user().map(TelegramUserId::toString).orElse("");
    return provenance(command, user, "telegram", listed.id());
  }

  /** What we conclude of it. */
  Outcome<Done> onOwnAccount(Command<Done> command, String transaction) {
    return commands.send(command, provenance(command, "", "system:reconciliation", transaction));
  }

  private Provenance provenance(
      Command<Done> command, String user, String actor, String transaction) {
    var span = tracer.currentSpan();
    return new Provenance(
        user,
        actor,
        Vocabulary.nameOf(command.getClass()),
        span == null ? "" : span.context().traceId(),
        "transaction:" + transaction);
  }
}
