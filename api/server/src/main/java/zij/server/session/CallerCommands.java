package zij.server.session;

import io.micrometer.tracing.Tracer;
import org.springframework.stereotype.Component;
import zij.command.Commands;
import zij.command.Outcome;
import zij.language.Command;
import zij.language.Provenance;
import zij.language.Vocabulary;
import zij.language.evidence.EvidenceKind;
import zij.language.person.PersonCommand;
import zij.server.evidence.EvidenceRecorder;

/** Sends commands in the name of a signed-in caller. Thread-safe. */
@Component
public class CallerCommands {
  private final Commands commands;
  private final EvidenceRecorder evidence;
  private final Tracer tracer;

  CallerCommands(Commands commands, EvidenceRecorder evidence, Tracer tracer) {
    this.commands = commands;
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
    var span = tracer.currentSpan();
    String traceId = span == null ? "" : span.context().traceId();
    // Who wants to be forgotten is not put on record for it.
    if (!(command instanceof PersonCommand)) {
      evidence.signIn(caller.session(), caller.id(), caller.evidence(), traceId);
    }
    Provenance provenance =
        new Provenance(
            caller.id().toString(),
            "user",
            Vocabulary.nameOf(command.getClass()),
            traceId,
            EvidenceKind.SIGN_IN.referenceTo(caller.evidence()),
            consent);
    return commands.send(command, provenance);
  }
}
