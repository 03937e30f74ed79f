package zij.query.projection;

/**
 * What one event changes in a projection's rows.
 *
 * @param position of the event in the log
 * @param content what the projection keeps of the event
 */
public record Change<T>(long position, T content) {}
