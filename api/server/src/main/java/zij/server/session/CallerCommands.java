package zij.server.session;

import io.micrometer.tracing.Tracer;
import org.springframework.stereotype.Component;
import zij.command.Commands;
import zij.command.Outcome;
import zij.language.Command;
import zij.language.Provenance;
import zij.language.Vocabulary;

/** Sends commands in the name of a signed-in caller. Thread-safe. */
@Component
public class CallerCommands {
  private final Commands commands;
  private final Tracer tracer;

  CallerCommands(Commands commands, Tracer tracer) {
    this.commands = commands;
    this.tracer = tracer;
  }

  /** Sends a command; its events carry the caller, the operation, the trace and the evidence. */
  public <A> Outcome<A> send(Caller caller, Command<A> command) {
    var span = tracer.currentSpan();
    Provenance provenance =
        new Provenance(
            caller.id().toString(),
            "user",
            Vocabulary.nameOf(command.getClass()),
            span == null ? "" : span.context().traceId(),
            "initdata:" + caller.evidence());
    return commands.send(command, provenance);
  }
}
