package zij.query.audit;

import static zij.query.schema.Tables.ENTRY;
import static zij.query.schema.Tables.PRODUCT;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.DSLContext;
import zij.language.Vocabulary;
import zij.language.order.OrderEvent;

/**
 * Says what a word in a search box is: an order or the beginning of its id (as receipts are named),
 * a charge, a buyer, a position, a product. Thread-safe.
 */
public final class EntrySearch {
  /** The longest word. */
  public static final int MAX_WORD = 300;

  /** The most orders that the beginning of an id may stand for. */
  public static final int MAX_ORDERS = 10;

  /** What a word can be. */
  public enum Kind {
    ORDER,
    CHARGE,
    BUYER,
    ENTRY,
    PRODUCT
  }

  /**
   * One thing that the word may mean.
   *
   * @param id by which it is asked for
   */
  public record Hit(Kind kind, String id) {}

  private static final String PLACED = Vocabulary.nameOf(OrderEvent.Placed.class);
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  /** An order's id or its beginning; receipts are called {@code zij-<8 digits>.tlog-proof}. */
  private static final Pattern ORDER =
      Pattern.compile("(?:zij-)?([0-9a-f-]{4,36})(?:\\.tlog-proof)?");

  private static final int DIGITS = 32;

  private final DSLContext dsl;

  public EntrySearch(DSLContext dsl) {
    this.dsl = dsl;
  }

  /**
   * Everything that the word may mean, the likeliest first.
   *
   * @param word 1 to {@value #MAX_WORD} characters without blanks around them
   */
  public List<Hit> find(String word) {
    if (word.isBlank() || word.length() > MAX_WORD) {
      throw new IllegalArgumentException("a word has 1 to " + MAX_WORD + " characters");
    }
    List<Hit> hits = new ArrayList<>();
    if (exists(ENTRY.CHARGE.eq(word))) hits.add(new Hit(Kind.CHARGE, word));
    hits.addAll(orders(word.toLowerCase(Locale.ROOT)));
    if (NUMBER.matcher(word).matches()) hits.addAll(numbers(Long.parseLong(word)));
    if (dsl.fetchExists(PRODUCT, PRODUCT.PRODUCT_ID.eq(word))) {
      hits.add(new Hit(Kind.PRODUCT, word));
    }
    return hits;
  }

  private List<Hit> numbers(long number) {
    List<Hit> hits = new ArrayList<>();
    String id = Long.toString(number);
    if (exists(ENTRY.BUYER.eq(number))) hits.add(new Hit(Kind.BUYER, id));
    if (exists(ENTRY.POSITION.eq(number))) hits.add(new Hit(Kind.ENTRY, id));
    return hits;
  }

  private List<Hit> orders(String word) {
    Matcher matcher = ORDER.matcher(word);
    if (!matcher.matches()) return List.of();
    String digits = matcher.group(1).replace("-", "");
    Optional<UUID> first = uuid(digits, '0');
    Optional<UUID> last = uuid(digits, 'f');
    if (first.isEmpty() || last.isEmpty()) return List.of();
    return dsl.select(ENTRY.ORDER_ID)
        .from(ENTRY)
        .where(ENTRY.ORDER_ID.between(first.get(), last.get()))
        .and(ENTRY.TYPE.eq(PLACED))
        .orderBy(ENTRY.ORDER_ID)
        .limit(MAX_ORDERS)
        .fetch(row -> new Hit(Kind.ORDER, row.value1().toString()));
  }

  /** The id that begins with these digits and goes on with this one; empty if they are too many. */
  private static Optional<UUID> uuid(String digits, char rest) {
    if (digits.isEmpty() || digits.length() > DIGITS) return Optional.empty();
    String all = digits + String.valueOf(rest).repeat(DIGITS - digits.length());
    return Optional.of(
        new UUID(
            Long.parseUnsignedLong(all.substring(0, DIGITS / 2), 16),
            Long.parseUnsignedLong(all.substring(DIGITS / 2), 16)));
  }

  private boolean exists(Condition condition) {
    return dsl.fetchExists(ENTRY, condition);
  }
}
