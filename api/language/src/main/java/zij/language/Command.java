package zij.language;

/**
 * Something that can be asked of the command side.
 *
 * @param <A> what the command answers when it is accepted
 */
@SuppressWarnings("unused") // the parameter ties a command to its answer at the dispatcher
public interface Command<A> {}
