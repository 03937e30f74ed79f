package zij.server.sheet;

import static zij.server.sheet.SheetColumns.CATEGORY;
import static zij.server.sheet.SheetColumns.EMOJI;
import static zij.server.sheet.SheetColumns.FEATURED;
import static zij.server.sheet.SheetColumns.GOOD;
import static zij.server.sheet.SheetColumns.ID;
import static zij.server.sheet.SheetColumns.PRICE;
import static zij.server.sheet.SheetColumns.RANK;
import static zij.server.sheet.SheetColumns.SELLING;
import static zij.server.sheet.SheetColumns.STATE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import zij.command.product.Offer;
import zij.language.Command;
import zij.language.Done;
import zij.language.Language;
import zij.language.Rank;
import zij.language.category.CategoryId;
import zij.language.product.Good;
import zij.language.product.Price;
import zij.language.product.ProductCommand;
import zij.language.product.ProductId;
import zij.language.product.Selling;
import zij.language.product.Text;
import zij.language.product.Texts;
import zij.server.sheet.CellError.Reason;

/**
 * What has to be told so that a product is what a row says. An empty cell says nothing: what it is
 * about stays, or is as usual.
 */
final class RowPlan {
  private final SheetRow row;
  private final @Nullable Offer known;
  private final Set<String> categories;
  private final Instant at;
  private final List<CellError> errors = new ArrayList<>();
  private final List<Command<Done>> commands = new ArrayList<>();

  private RowPlan(SheetRow row, @Nullable Offer known, Set<String> categories, Instant at) {
    this.row = row;
    this.known = known;
    this.categories = categories;
    this.at = at;
  }

  /**
   * A row's commands, none if there are errors.
   *
   * @param isNew whether the first of them lists a product
   */
  record Planned(
      ProductId product, boolean isNew, List<Command<Done>> commands, List<CellError> errors) {}

  /**
   * @param known what the product is; null if there is none yet
   * @param categories ids of those that there are
   */
  static Planned of(
      SheetRow row, ProductId product, @Nullable Offer known, Set<String> categories, Instant at) {
    RowPlan plan = new RowPlan(row, known, categories, at);
    plan.plan(product);
    return new Planned(
        product,
        known == null,
        plan.errors.isEmpty() ? List.copyOf(plan.commands) : List.of(),
        List.copyOf(plan.errors));
  }

  private void plan(ProductId product) {
    if (known != null && known.variety().own() != null) { // looked after with its product
      wrong(ID, Reason.STAYS);
      return;
    }
    Selling selling = selling();
    Price price = price(selling);
    Map<Language, Text> texts = texts();
    Good good = read(GOOD, Good::of);
    if (known == null) list(product, selling, price, texts, good);
    else change(product, known, price, texts, good);
    place(product);
    publish(product, texts);
  }

  /** How it is sold: what the row says of a new product, and what stays of a known one. */
  private Selling selling() {
    Selling asked = read(SELLING, text -> Selling.ofCode(text.strip()));
    if (known == null) return asked == null ? Selling.ONCE : asked;
    if (asked != null && asked != known.selling()) wrong(SELLING, Reason.STAYS);
    return known.selling();
  }

  private @Nullable Price price(Selling selling) {
    Price price = read(PRICE, text -> Price.of(Long.parseLong(text.strip())));
    boolean isTooMuch =
        price != null && selling == Selling.MONTHLY && price.stars().amount() > Price.MAX_MONTHLY;
    if (isTooMuch) wrong(PRICE, Reason.INVALID);
    return price;
  }

  private void list(
      ProductId product,
      Selling selling,
      @Nullable Price price,
      Map<Language, Text> texts,
      @Nullable Good good) {
    for (String needed : List.of(EMOJI, PRICE, GOOD, SheetColumns.title(Language.ENGLISH))) {
      if (!row.has(needed)) wrong(needed, Reason.MISSING);
    }
    if (row.cell(EMOJI).length() > 16) wrong(EMOJI, Reason.INVALID);
    if (!errors.isEmpty() || price == null || good == null) return;
    commands.add(
        new ProductCommand.List(
            product, row.cell(EMOJI), new Texts(texts), price, good, selling, at));
  }

  private void change(
      ProductId product,
      Offer offer,
      @Nullable Price price,
      Map<Language, Text> texts,
      @Nullable Good good) {
    if (row.has(EMOJI) && !row.cell(EMOJI).equals(offer.emoji())) wrong(EMOJI, Reason.STAYS);
    if (price != null && !price.equals(offer.price())) {
      commands.add(new ProductCommand.Reprice(product, price, at));
    }
    texts.forEach((language, text) -> describe(product, offer, language, text));
    if (good != null && !good.equals(offer.good())) {
      commands.add(new ProductCommand.SetGood(product, good, at));
    }
  }

  private void describe(ProductId product, Offer offer, Language language, Text text) {
    if (text.equals(offer.texts().byLanguage().get(language))) return;
    commands.add(new ProductCommand.Describe(product, language, text, at));
  }

  private Map<Language, Text> texts() {
    Map<Language, Text> texts = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      String title = SheetColumns.title(language);
      String body = SheetColumns.body(language);
      if (!row.has(title)) {
        if (row.has(body)) wrong(title, Reason.MISSING);
        continue;
      }
      Text before = known == null ? null : known.texts().byLanguage().get(language);
      String words = row.has(body) || before == null ? row.cell(body) : before.body();
      if (read(title, it -> new Text(it, "")) == null) continue;
      Text text = read(body, words, it -> new Text(row.cell(title), it));
      if (text != null) texts.put(language, text);
    }
    return texts;
  }

  private void place(ProductId product) {
    var place = known == null ? null : known.place();
    CategoryId category = read(CATEGORY, CategoryId::new);
    boolean isMoved = category != null && (place == null || !category.equals(place.category()));
    if (isMoved && !categories.contains(row.cell(CATEGORY))) {
      wrong(CATEGORY, Reason.CATEGORY_UNKNOWN);
    } else if (isMoved) {
      commands.add(new ProductCommand.Categorise(product, category, at));
    }
    Boolean featured = read(FEATURED, RowPlan::yesOrNo);
    if (featured != null && featured != (place != null && place.featured())) {
      commands.add(new ProductCommand.Feature(product, featured, at));
    }
    Rank rank = read(RANK, text -> new Rank(Integer.parseInt(text.strip())));
    if (rank != null && !rank.equals(place == null ? Rank.USUAL : place.rank())) {
      commands.add(new ProductCommand.SetRank(product, rank, at));
    }
  }

  private void publish(ProductId product, Map<Language, Text> texts) {
    boolean isOnSale = known != null && known.onSale();
    boolean isInEnglish =
        texts.containsKey(Language.ENGLISH)
            || (known != null && known.texts().byLanguage().containsKey(Language.ENGLISH));
    switch (row.cell(STATE)) {
      case "" -> {}
      case "on_sale" -> {
        if (!isInEnglish) wrong(SheetColumns.title(Language.ENGLISH), Reason.MISSING);
        else if (!isOnSale) commands.add(new ProductCommand.Publish(product, at));
      }
      case "draft" -> {
        if (isOnSale) wrong(STATE, Reason.STAYS);
      }
      case "withdrawn" -> {
        if (isOnSale) commands.add(new ProductCommand.Withdraw(product, at));
      }
      default -> wrong(STATE, Reason.INVALID);
    }
  }

  private static Boolean yesOrNo(String text) {
    return switch (text.strip()) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw new IllegalArgumentException("yes or no, not " + text);
    };
  }

  /** Null if the cell is empty, or wrong: then that is noted. */
  private <T> @Nullable T read(String column, Function<String, T> reader) {
    return row.has(column) ? read(column, row.cell(column), reader) : null;
  }

  private <T> @Nullable T read(String column, String text, Function<String, T> reader) {
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException e) {
      wrong(column, Reason.INVALID);
      return null;
    }
  }

  private void wrong(String column, Reason reason) {
    CellError error = new CellError(row.line(), column, reason);
    if (!errors.contains(error)) errors.add(error);
  }

  /** The product that a row is about; null if its id is none. */
  static @Nullable ProductId id(SheetRow row) {
    try {
      return new ProductId(row.cell(ID).strip());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
