package zij.simulator.chat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The channel in which the bot may post; there is one. It keeps its last {@value #KEPT} posts, in
 * memory. Thread-safe.
 */
public final class Channels {
  /** Its public name. */
  public static final String USERNAME = "zij_log";

  /** Telegram's ids of channels begin with -100. */
  public static final long ID = -1_001_000_000_001L;

  private static final int KEPT = 100;

  private final Deque<ChatMessage> posts = new ArrayDeque<>();
  private long messages;

  /**
   * The channel that a {@code chat_id} names, by its id or as {@code @username}; empty if it names
   * none that the bot may post in.
   */
  public Optional<Channels> find(String chatId) {
    boolean isThis = chatId.equals(Long.toString(ID)) || chatId.equalsIgnoreCase("@" + USERNAME);
    return isThis ? Optional.of(this) : Optional.empty();
  }

  /** What the bot posts. */
  public synchronized ChatMessage post(String text) {
    ChatMessage message =
        new ChatMessage(
            ++messages, ChatMessage.Author.BOT, Instant.now().getEpochSecond(), text, null, null);
    posts.addLast(message);
    if (posts.size() > KEPT) posts.removeFirst();
    return message;
  }

  /** The kept posts, oldest first. */
  public synchronized List<ChatMessage> posts() {
    return List.copyOf(posts);
  }
}
