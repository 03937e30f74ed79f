package zij.command;

import java.util.OptionalLong;
import zij.language.Decision;

/**
 * What came of a command.
 *
 * @param decision what the aggregate answered
 * @param position log position of the last event that it led to, durable by now; empty if it led to
 *     none
 */
public record Outcome<A>(Decision<A> decision, OptionalLong position) {}
