package zij.command.reaction;

import org.axonframework.eventhandling.EventMessage;
import zij.command.Commands;
import zij.language.Command;
import zij.language.Decision;
import zij.language.Provenance;
import zij.language.Vocabulary;

/** Sends the commands that follow from events, in the name of the reaction that saw the event. */
record Reaction(String name, Commands commands) {

  /**
   * Sends a command because of an event; the trace goes on and the event is the evidence. Answers
   * what the command does.
   *
   * @throws ReactionFailed if the command is refused: what follows from an event cannot be refused
   *     in the normal course, so a person has to look at it
   */
  <A> A because(EventMessage<?> cause, Command<A> command) {
    return switch (send(cause, command)) {
      case Decision.Accepted<A>(A answer) -> answer;
      case Decision.Refused<A> no ->
          throw new ReactionFailed(name + " was refused: " + no.refusal());
    };
  }

  /** The same for a command that may be refused. */
  <A> Decision<A> send(EventMessage<?> cause, Command<A> command) {
    Object user = cause.getMetaData().getOrDefault(Provenance.USER, "");
    Object traceId = cause.getMetaData().getOrDefault(Provenance.TRACE_ID, "");
    Provenance provenance =
        new Provenance(
            user.toString(),
            "system:" + name,
            Vocabulary.nameOf(command.getClass()),
            traceId.toString(),
            "event:" + cause.getIdentifier());
    return commands.send(command, provenance).decision();
  }
}
