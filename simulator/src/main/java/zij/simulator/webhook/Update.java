package zij.simulator.webhook;

/**
 * One update on its way to the bot.
 *
 * @param id the {@code update_id}
 * @param lane the chat or user whose updates must stay in order
 * @param kind the update's field, such as {@code message}
 * @param topic what is in it, such as {@code successful_payment}; the kind itself when nothing is
 * @param body the whole update as JSON text
 * @param madeAtMs epoch milliseconds, from which its lifetime counts
 */
public record Update(long id, long lane, String kind, String topic, String body, long madeAtMs) {}
