package zij.server.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import zij.language.PlainText;
import zij.language.TelegramUserId;
import zij.language.support.CaseId;
import zij.language.support.Message;
import zij.server.vault.Vault;

/**
 * Seals what is written in cases under the key of the buyer, and opens it: as long as that person
 * was not erased. Thread-safe.
 */
@Component
public class CaseWords {
  /** As long as a message in Telegram is; UTF-8 makes at most four bytes of each character. */
  public static final int MAX = 4_096;

  private final Vault vault;

  CaseWords(Vault vault) {
    this.vault = vault;
  }

  /**
   * A message with these words.
   *
   * @param text 1 to {@value #MAX} characters, not blank, without control characters
   * @throws IllegalArgumentException if it is anything else
   */
  public Message seal(TelegramUserId buyer, CaseId id, String message, String text) {
    if (text.isBlank() || text.length() > MAX) {
      throw new IllegalArgumentException("a message has 1 to " + MAX + " characters");
    }
    PlainText.require(text);
    return new Message(message, vault.seal(buyer, text.getBytes(UTF_8), context(id, message)));
  }

  /**
   * The words of a message; empty if its buyer's key was destroyed.
   *
   * @throws IllegalStateException if the key is there and does not open it, as when this server
   *     lacks a master key: then nothing may pass as erased
   */
  public Optional<String> open(TelegramUserId buyer, CaseId id, Message message) {
    return open(vault.keyRing(buyer), id, message);
  }

  /**
   * The words of messages of one case, in their order, each as {@link #open(TelegramUserId, CaseId,
   * Message)} has it.
   */
  public List<Optional<String>> open(TelegramUserId buyer, CaseId id, List<Message> messages) {
    Vault.KeyRing keys = vault.keyRing(buyer);
    return messages.stream().map(message -> open(keys, id, message)).toList();
  }

  private static Optional<String> open(Vault.KeyRing keys, CaseId id, Message message) {
    return switch (keys.open(message.words(), context(id, message.id()))) {
      case Vault.Opened.Content content -> Optional.of(new String(content.bytes(), UTF_8));
      case Vault.Opened.Erased _ -> Optional.empty();
      case Vault.Opened.Unreadable _ ->
          throw new IllegalStateException(
              "message " + message.id() + " of " + id + " is unreadable");
    };
  }

  private static String context(CaseId id, String message) {
    return "support:" + id + ":" + message;
  }
}
