package zij.server.file;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import zij.language.product.ChatId;
import zij.language.product.Good;
import zij.server.problem.ProblemException;
import zij.server.telegram.TelegramChats;

/**
 * Makes a good of what the owner chose. Of a file, only what the store knows is believed; of a
 * chat, what Telegram says.
 */
@Component
public class ChosenGood {
  private final FileStore files;
  private final TelegramChats chats;

  ChosenGood(FileStore files, TelegramChats chats) {
    this.files = files;
    this.chats = chats;
  }

  /**
   * The good.
   *
   * @throws ProblemException if it is not exactly one of the three, if there is no such file, or if
   *     the bot cannot let people into the chat
   */
  public Good of(Good.@Nullable Text text, @Nullable NamedFile file, @Nullable ChatId chat) {
    boolean isOne = Stream.of(text, file, chat).filter(Objects::nonNull).count() == 1;
    if (!isOne) throw ProblemException.field("good");
    if (text != null) return text;
    return chat != null ? chats.good(chat) : stored(Objects.requireNonNull(file));
  }

  private Good.File stored(NamedFile file) {
    StoredFile stored =
        files
            .find(file.sha256())
            .orElseThrow(() -> ProblemException.of(HttpStatus.NOT_FOUND, "FILE_UNKNOWN"));
    return new Good.File(stored.sha256(), file.name(), stored.mediaType(), stored.size());
  }
}
