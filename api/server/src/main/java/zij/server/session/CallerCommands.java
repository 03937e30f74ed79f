package zij.server.session;

import io.micrometer.tracing.Tracer;
import org.springframework.stereotype.Component;
import zij.command.Commands;
import zij.command.Outcome;
import zij.command.order.Supply;
import zij.language.Command;
import zij.language.Provenance;
import zij.language.Vocabulary;
import zij.language.evidence.EvidenceKind;
import zij.language.order.OrderCommand;
import zij.language.order.OrderEvent;
import zij.language.person.PersonCommand;
import zij.server.evidence.EvidenceRecorder;

/** Sends commands in the name of a signed-in caller. Thread-safe. */
@Component
public class CallerCommands {
  private final Commands commands;
  private final Supply supply;
  private final EvidenceRecorder evidence;
  private final Tracer tracer;

  CallerCommands(Commands commands, Supply supply, EvidenceRecorder evidence, Tracer tracer) {
    this.commands = commands;
    this.supply = supply;
    this.evidence = evidence;
    this.tracer = tracer;
  }

  /**
   * Sends a command; its events carry the caller, the operation, the trace and the evidence, which
   * is in the log before them.
   */
  public <A> Outcome<A> send(Caller caller, Command<A> command) {
    return send(caller, command, "");
  }

  /**
   * The same for what nobody may do who has not agreed to the terms.
   *
   * @param consent reference to the evidence of that, which is in the log; empty if there is none
   */
  public <A> Outcome<A> send(Caller caller, Command<A> command, String consent) {
    return commands.send(command, provenance(caller, command, consent));
  }

  /** The same for an order, for which is reserved what credit may pay at once. */
  public Outcome<OrderEvent.Placed> send(
      Caller caller, OrderCommand.Place command, String consent) {
    return supply.send(command, provenance(caller, command, consent));
  }

  private Provenance provenance(Caller caller, Command<?> command, String consent) {
    var span = tracer.currentSpan();
    String traceId = span == null ? "" : span.context().traceId();
    // Who wants to be forgotten is not put on record for it.
    if (!(command instanceof PersonCommand)) {
      evidence.signIn(caller.session(), caller.id(), caller.evidence(), traceId);
    }
    return new Provenance(
        caller.id().toString(),
        "user",
        Vocabulary.nameOf(command.getClass()),
        traceId,
        EvidenceKind.SIGN_IN.referenceTo(caller.evidence()),
        consent);
  }
}
