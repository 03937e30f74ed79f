package zij.server.telegram;

/** What came of an update. */
sealed interface Handled {
  /** Telegram waits for this: a method of the Bot API in the webhook's response. */
  record Answered(Object method) implements Handled {}

  /** There is nothing to answer. */
  record Done() implements Handled {}

  /** A person has to look at it. {@code updateId} is 0 if it had none. */
  record PutAside(long updateId, String reason) implements Handled {}
}
