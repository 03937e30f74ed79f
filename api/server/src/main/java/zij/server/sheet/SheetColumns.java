package zij.server.sheet;

import java.util.ArrayList;
import java.util.List;
import zij.language.Language;

/** The columns of a sheet of products, in the order in which they are written. */
final class SheetColumns {
  static final String ID = "id";
  static final String EMOJI = "emoji";
  static final String PRICE = "price";
  static final String SELLING = "selling";
  static final String STATE = "state";
  static final String CATEGORY = "category";
  static final String FEATURED = "featured";
  static final String RANK = "rank";
  static final String GOOD = "good";

  static final List<String> ALL = all();

  private SheetColumns() {}

  static String title(Language language) {
    return "title_" + language.tag();
  }

  static String body(Language language) {
    return "body_" + language.tag();
  }

  private static List<String> all() {
    List<String> columns =
        new ArrayList<>(List.of(ID, EMOJI, PRICE, SELLING, STATE, CATEGORY, FEATURED, RANK));
    for (Language language : Language.values()) {
      columns.add(title(language));
      columns.add(body(language));
    }
    columns.add(GOOD);
    return List.copyOf(columns);
  }
}
