package zij.language.product;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.regex.Pattern;
import zij.language.PlainText;

/**
 * What the buyer gets for the money. In JSON a text is a string, as it was before there were files;
 * a file and a chat are objects.
 */
public sealed interface Good {
  /** A text with this content. */
  static Good of(String content) {
    return new Text(content);
  }

  /**
   * Reads what the log has: for Jackson.
   *
   * @throws IllegalArgumentException if it is neither a text nor a file nor a chat
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Good read(Object stored) {
    if (stored instanceof String text) return new Text(text);
    if (stored instanceof Map<?, ?> file
        && file.get("sha256") instanceof String sha256
        && file.get("name") instanceof String name
        && file.get("mediaType") instanceof String mediaType
        && file.get("size") instanceof Number size) {
      return new File(new ContentHash(sha256), new FileName(name), mediaType, size.longValue());
    }
    if (stored instanceof Map<?, ?> chat
        && chat.get("chat") instanceof Number id
        && chat.get("title") instanceof String title) {
      return new Chat(new ChatId(id.longValue()), title);
    }
    throw new IllegalArgumentException("a good is a text or a file or a chat");
  }

  /** In a line of text: the text itself, the file's name, or the chat's title. */
  String inWords();

  /**
   * A text such as a link, an access code or instructions.
   *
   * @param content 1 to {@value #MAX} characters, readable as those of a product's text are
   */
  record Text(@JsonValue String content) implements Good {
    /**
     * As much as still lets the goods of a whole order fit into one event, which the log takes up
     * to 65,535 bytes: what was paid for has to be deliverable.
     */
    public static final int MAX = 800;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Text {
      if (content.isBlank() || content.length() > MAX) {
        throw new IllegalArgumentException("a good has 1 to " + MAX + " characters");
      }
      PlainText.require(content);
    }

    @Override
    public String inWords() {
      return content;
    }
  }

  /**
   * A file, of which the log knows everything but the bytes.
   *
   * @param sha256 of its bytes
   * @param name under which buyers keep it
   * @param mediaType what its bytes are (RFC 6838, without parameters), up to 255 characters
   * @param size bytes, at least 1
   */
  record File(ContentHash sha256, FileName name, String mediaType, long size) implements Good {
    private static final Pattern MEDIA_TYPE =
        Pattern.compile("[a-zA-Z0-9!#$&^_.+-]{1,127}/[a-zA-Z0-9!#$&^_.+-]{1,127}");

    public File {
      if (!MEDIA_TYPE.matcher(mediaType).matches()) {
        throw new IllegalArgumentException("not a media type: " + mediaType);
      }
      if (size < 1) throw new IllegalArgumentException("a file has at least a byte");
    }

    @Override
    public String inWords() {
      return name.value();
    }
  }

  /**
   * A place in a private chat or channel of Telegram's. Who gets it has a link of their own, by
   * which nobody else is let in.
   *
   * @param chat of which the bot is an administrator
   * @param title as it was when the shop chose it: 1 to {@value #MAX_TITLE} characters
   */
  record Chat(ChatId chat, String title) implements Good {
    /** As long as titles of chats get (Bot API, setChatTitle). */
    public static final int MAX_TITLE = 128;

    public Chat {
      if (title.isBlank() || title.length() > MAX_TITLE) {
        throw new IllegalArgumentException("a chat's title has 1 to " + MAX_TITLE + " characters");
      }
      PlainText.require(title);
    }

    @Override
    public String inWords() {
      return title;
    }
  }
}
