package zij.server.audit;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import zij.language.LogicalName;
import zij.language.Stars;
import zij.language.TelegramUserId;
import zij.language.Vocabulary;
import zij.language.order.ChargeId;
import zij.language.order.OrderId;
import zij.language.product.ProductId;
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
  EntryFilter filter() {
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
            new Asked("maxPosition", maxPosition).number(0, Asked.MAX));
    requireOrder("maxAmount", filter.minAmount(), filter.maxAmount());
    requireOrder("to", filter.from(), filter.to());
    requireOrder("maxPosition", filter.minPosition(), filter.maxPosition());
    return filter;
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
    Set<String> types =
        new Asked("type", type).as("the name of a kind of entry", EntryQuery::typesLike);
    return types == null ? Set.of() : types;
  }

  /** A whole name is that kind alone, even if another's name begins with it. */
  private static Set<String> typesLike(String text) {
    Set<String> like =
        Vocabulary.events().values().stream()
            .map(LogicalName::value)
            .filter(name -> name.startsWith(text))
            .collect(Collectors.toSet());
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
