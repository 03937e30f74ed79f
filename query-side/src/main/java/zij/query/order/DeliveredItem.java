package zij.query.order;

import java.util.List;
import org.jspecify.annotations.Nullable;
import zij.language.order.DeliveredGood;
import zij.language.product.Good;

/**
 * What the buyer received for one line.
 *
 * @param content the text; of a file, its name
 * @param keys one for each unit of a product that is sold by keys; empty in every row of a
 *     database, and for everybody but the buyer
 * @param file null if it is a text
 */
public record DeliveredItem(
    String product, String title, String content, List<String> keys, @Nullable DeliveredFile file) {
  public DeliveredItem(
      String product,
      String title,
      String content,
      @Nullable List<String> keys,
      @Nullable DeliveredFile file) {
    this.product = product;
    this.title = title;
    this.content = content;
    this.keys = keys == null ? List.of() : List.copyOf(keys); // rows of before there were keys
    this.file = file;
  }

  /** As the log has it: without keys. */
  static DeliveredItem of(DeliveredGood delivered) {
    return new DeliveredItem(
        delivered.product().value(),
        delivered.title(),
        delivered.good().inWords(),
        List.of(),
        switch (delivered.good()) {
          case Good.Text _ -> null;
          case Good.File file -> DeliveredFile.of(file);
        });
  }

  /** The same with these keys. */
  DeliveredItem withKeys(List<String> found) {
    return new DeliveredItem(product, title, content, found, file);
  }

  /** The same with so many downloads left, if it is a file. */
  DeliveredItem withDownloadsLeft(int left) {
    return new DeliveredItem(
        product, title, content, keys, file == null ? null : file.withDownloadsLeft(left));
  }
}
