package zij.query.order;

import java.util.List;
import org.jspecify.annotations.Nullable;
import zij.language.order.DeliveredGood;
import zij.language.product.Good;
import zij.query.membership.Membership;

/**
 * What the buyer received for one line.
 *
 * @param content the text; of a file, its name; of a chat, its title
 * @param keys one for each unit of a product that is sold by keys; empty in every row of a
 *     database, and for everybody but the buyer
 * @param file null if it is none
 * @param chat null if it is none
 */
public record DeliveredItem(
    String product,
    String title,
    String content,
    List<String> keys,
    @Nullable DeliveredFile file,
    @Nullable DeliveredChat chat) {
  public DeliveredItem(
      String product,
      String title,
      String content,
      @Nullable List<String> keys,
      @Nullable DeliveredFile file,
      @Nullable DeliveredChat chat) {
    this.product = product;
    this.title = title;
    this.content = content;
    this.keys = keys == null ? List.of() : List.copyOf(keys); // rows of before there were keys
    this.file = file;
    this.chat = chat;
  }

  /** As the log has it: without keys. */
  static DeliveredItem of(DeliveredGood delivered) {
    return new DeliveredItem(
        delivered.product().value(),
        delivered.title(),
        delivered.good().inWords(),
        List.of(),
        delivered.good() instanceof Good.File file ? DeliveredFile.of(file) : null,
        delivered.good() instanceof Good.Chat chat ? DeliveredChat.of(chat) : null);
  }

  /** The same with these keys. */
  DeliveredItem withKeys(List<String> found) {
    return new DeliveredItem(product, title, content, found, file, chat);
  }

  /** The same with so many downloads left, if it is a file. */
  DeliveredItem withDownloadsLeft(int left) {
    return new DeliveredItem(
        product, title, content, keys, file == null ? null : file.withDownloadsLeft(left), chat);
  }

  /** The same with how it stands with the place in it, if it is a chat. */
  DeliveredItem withPlaceOf(List<Membership> memberships) {
    return chat == null
        ? this
        : new DeliveredItem(product, title, content, keys, file, chat.as(memberships));
  }
}
