package zij.server.audit;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Record1;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;
import zij.language.LogicalName;
import zij.language.Stars;
import zij.language.TelegramUserId;
import zij.language.Vocabulary;
import zij.language.order.ChargeId;
import zij.language.order.OrderId;
import zij.language.product.ProductId;
import zij.ledger.book.Account;
import zij.ledger.book.Amount;
import zij.ledger.book.Book;
import zij.query.audit.EntryFilter;
import zij.server.problem.ProblemException;

/** Which entries a request asks for, in its own words. Whatever is not said is not asked for. */
record EntryQuery(
    @Parameter(description = "Telegram id of whose order or payment it is.") @Nullable String buyer,
    @Parameter(description = "An order's id.") @Nullable String order,
    @Parameter(description = "Telegram's id of a payment.") @Nullable String charge,
    @Parameter(description = "A product's id.") @Nullable String product,
    @Parameter(description = "Name of a kind of entry, or how such names begin: order.paid, order.")
        @Nullable String type,
    @Parameter(description = "Leave out this kind of entry, or kinds whose names begin like this.")
        @Nullable String without,
    @Parameter(description = "Posted to this account of the book: revenue, buyer:280601.")
        @Nullable String account,
    @Parameter(description = "In one posting to that account, at least; a credit is negative.")
        @Nullable String minPosted,
    @Parameter(description = "In one posting to that account, at most.") @Nullable String maxPosted,
    @Parameter(description = "Stars that moved, at least; what goes back to a payer is negative.")
        @Nullable String minAmount,
    @Parameter(description = "Stars that moved, at most.") @Nullable String maxAmount,
    @Parameter(description = "Appended at this moment or later (ISO-8601).") @Nullable String from,
    @Parameter(description = "Appended before this moment (ISO-8601).") @Nullable String to,
    @Parameter(description = "At this position or behind it.") @Nullable String minPosition,
    @Parameter(description = "At this position or before it.") @Nullable String maxPosition,
    @Parameter(description = "Answer as if the log had only so many entries.")
        @Nullable String asOf) {
  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

  /**
   * What is asked for.
   *
   * @throws ProblemException that names the first parameter that is wrong
   */
  EntryFilter filter(Book book) {
    EntryFilter filter =
        new EntryFilter(
            new Asked("buyer", buyer)
                .as("a Telegram user id", id -> new TelegramUserId(Long.parseLong(id))),
            new Asked("order", order).as("an order's id of 36 characters", OrderId::parse),
            new Asked("charge", charge).as("1 to 256 characters", ChargeId::new),
            new Asked("product", product).as("a product's id", ProductId::new),
            types(),
            new Asked("minAmount", minAmount).number(-Stars.MAX_AMOUNT, Stars.MAX_AMOUNT),
            new Asked("maxAmount", maxAmount).number(-Stars.MAX_AMOUNT, Stars.MAX_AMOUNT),
            moment("from", from),
            moment("to", to),
            new Asked("minPosition", minPosition).number(0, Asked.MAX),
            new Asked("maxPosition", maxPosition).number(0, Asked.MAX),
            posted(book));
    requireOrder("maxAmount", filter.minAmount(), filter.maxAmount());
    requireOrder("to", filter.from(), filter.to());
    requireOrder("maxPosition", filter.minPosition(), filter.maxPosition());
    return filter;
  }

  /** Whether the book has to be asked, too. */
  boolean asksTheBook() {
    return account != null;
  }

  private @Nullable Select<Record1<Long>> posted(Book book) {
    Account whose = new Asked("account", account).as("an account of the book", Account::parse);
    Amount least = posting("minPosted", minPosted);
    Amount most = posting("maxPosted", maxPosted);
    requireOrder("maxPosted", least, most);
    if (whose != null) return book.positions(whose, least, most);
    if (least != null || most != null) throw new Asked("account", null).wrong("given with amounts");
    return null;
  }

  private static @Nullable Amount posting(String name, @Nullable String text) {
    return new Asked(name, text).as("a decimal number with up to nine decimals", Amount::parse);
  }

  /**
   * Refuses a request with parameters that nobody looks at: a slip of the pen would be answered
   * with more than was asked.
   *
   * @param others names of what the request may have beside the criteria
   */
  static void requireNothingElse(HttpServletRequest request, String... others) {
    Set<String> known =
        Stream.concat(
                Stream.of(EntryQuery.class.getRecordComponents()).map(RecordComponent::getName),
                Stream.of(others))
            .collect(Collectors.toCollection(TreeSet::new));
    for (String name : new TreeSet<>(request.getParameterMap().keySet())) {
      if (!known.contains(name)) {
        throw ProblemException.parameter(name, "one of " + String.join(", ", known));
      }
    }
  }

  private Set<String> types() {
    Set<String> wanted =
        new Asked("type", type).as("the name of a kind of entry", EntryQuery::typesLike);
    Set<String> unwanted =
        new Asked("without", without).as("the name of a kind of entry", EntryQuery::typesLike);
    if (unwanted == null) return wanted == null ? Set.of() : wanted;
    Set<String> types = new TreeSet<>(wanted == null ? names() : wanted);
    types.removeAll(unwanted);
    if (types.isEmpty()) throw new Asked("without", without).wrong("less than what is asked for");
    return types;
  }

  private static Set<String> names() {
    return Vocabulary.events().values().stream()
        .map(LogicalName::value)
        .collect(Collectors.toSet());
  }

  /** A whole name is that kind alone, even if another's name begins with it. */
  private static Set<String> typesLike(String text) {
    Set<String> like =
        names().stream().filter(name -> name.startsWith(text)).collect(Collectors.toSet());
    if (text.isEmpty() || like.isEmpty()) throw new IllegalArgumentException(text);
    return like.contains(text) ? Set.of(text) : like;
  }

  private static @Nullable Instant moment(String name, @Nullable String text) {
    return new Asked(name, text)
        .as(
            "a moment such as 2026-11-21T09:00:00Z",
            value -> {
              Instant moment = Instant.parse(value);
              if (moment.isBefore(EARLIEST) || moment.isAfter(LATEST)) {
                throw new IllegalArgumentException(value);
              }
              return moment;
            });
  }

  private static <T extends Comparable<T>> void requireOrder(
      String name, @Nullable T least, @Nullable T most) {
    if (least != null && most != null && least.compareTo(most) > 0) {
      throw new Asked(name, most.toString()).wrong("not less than " + least);
    }
  }
}
