package zij.server.reconciliation;

import io.micrometer.tracing.Tracer;
import org.springframework.stereotype.Component;
import zij.command.Commands;
import zij.command.Outcome;
import zij.language.Command;
import zij.language.Done;
import zij.language.Provenance;
import zij.language.TelegramUserId;
import zij.language.Vocabulary;
import zij.server.telegram.ListedTransaction;

/** Sends commands that follow from Telegram's list, each with the transaction as evidence. */
@Component
class ReconciliationCommands {
  private final Commands commands;
  private final Tracer tracer;

  ReconciliationCommands(Commands commands, Tracer tracer) {
    this.commands = commands;
    this.tracer = tracer;
  }

  /** What Telegram's list says happened. */
  Outcome<Done> asTelegram(Command<Done> command, ListedTransaction listed) {
    String user = listed.user().map(TelegramUserId::toString).orElse("");
    return send(command, user, "telegram", listed.id());
  }

  /** What we conclude of it. */
  Outcome<Done> onOwnAccount(Command<Done> command, String transaction) {
    return send(command, "", "system:reconciliation", transaction);
  }

  private Outcome<Done> send(Command<Done> command, String user, String actor, String transaction) {
    var span = tracer.currentSpan();
    return commands.send(
        command,
        new Provenance(
            user,
            actor,
            Vocabulary.nameOf(command.getClass()),
            span == null ? "" : span.context().traceId(),
            "transaction:" + transaction));
  }
}
