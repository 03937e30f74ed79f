package zij.server.ledger;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import zij.language.audit.Subject;
import zij.language.order.OrderId;
import zij.ledger.book.Account;
import zij.ledger.book.Amount;
import zij.ledger.book.Asset;
import zij.ledger.book.Book;
import zij.ledger.book.Statement;
import zij.ledger.book.TransactionPage;
import zij.ledger.book.TrialBalance;
import zij.server.audit.Asked;
import zij.server.audit.Audited;
import zij.server.problem.ProblemException;
import zij.server.read.Freshness;

/**
 * The book, for auditors. Amounts are decimal numbers as text, debits above zero. {@code position}
 * is the newest log entry that counts, by default the newest that is in the book; {@code at} is the
 * moment, by default now: what takes effect later does not count.
 */
@RestController
@Tag(name = "book")
@RequestMapping("/api/ledger")
class BookController {
  private static final String PAGE = "1 to " + Book.MAX_PAGE + ".";
  private static final String MOMENT = "A time in UTC; now by default.";
  private static final String POSITION = "The newest log entry that counts; all by default.";

  /** One account at a moment. */
  record AccountBalance(Account account, Asset asset, long position, Instant at, Amount balance) {}

  private final Book book;
  private final Freshness freshness;
  private final InstantSource clock;

  BookController(Book book, Freshness freshness, InstantSource clock) {
    this.book = book;
    this.freshness = freshness;
    this.clock = clock;
  }

  /** Every account of the chart; 503 if the book has not come to the position yet. */
  @Operation(summary = "Trial balance: every account at a position and a moment")
  @Audited(Subject.ACCOUNTS)
  @GetMapping("/accounts")
  TrialBalance trialBalance(
      @Parameter(description = POSITION) @RequestParam(required = false) @Nullable String position,
      @Parameter(description = MOMENT) @RequestParam(required = false) @Nullable String at) {
    return book.trialBalance(reached(position), time("at", at, clock.instant()));
  }

  /** One account, for example {@code revenue} or {@code buyer:280601}. */
  @Operation(
      operationId = "accountBalance",
      summary = "The balance of one account at a position and a moment")
  @Audited(Subject.ACCOUNTS)
  @GetMapping("/accounts/{account}")
  AccountBalance balance(
      @PathVariable String account,
      @RequestParam(defaultValue = "XTR") String asset,
      @Parameter(description = POSITION) @RequestParam(required = false) @Nullable String position,
      @Parameter(description = MOMENT) @RequestParam(required = false) @Nullable String at) {
    Account whose = account(account);
    Asset counted = asset(asset);
    long reached = reached(position);
    Instant moment = time("at", at, clock.instant());
    Amount balance = book.balance(whose, counted, reached, moment);
    return new AccountBalance(whose, counted, reached, moment, balance);
  }

  /**
   * What was posted to one account and took effect from {@code from} on and before {@code to}. A
   * later page needs its cursor only.
   */
  @Operation(
      operationId = "accountStatement",
      summary = "Statement of one account, oldest first, with its running balance")
  @Audited(Subject.ACCOUNTS)
  @GetMapping("/accounts/{account}/statement")
  Statement statement(
      @PathVariable String account,
      @RequestParam(defaultValue = "XTR") String asset,
      @Parameter(description = "Included; the beginning by default.")
          @RequestParam(required = false)
          @Nullable String from,
      @Parameter(description = "Not included; now by default.") @RequestParam(required = false)
          @Nullable String to,
      @RequestParam(required = false) @Nullable String cursor,
      @Parameter(description = PAGE) @RequestParam(defaultValue = "50") String limit) {
    Account whose = account(account);
    Asset counted = asset(asset);
    int most = limit(limit);
    Statement later =
        new Asked("cursor", cursor)
            .as(
                "what a page of the same statement named as next",
                text -> book.statement(whose, counted, text, most));
    if (later != null) return later;
    Instant begin = time("from", from, Instant.EPOCH);
    return book.statement(whose, counted, begin, time("to", to, clock.instant()), most);
  }

  /** Nothing for an order that was never paid, or that there is not. */
  @Operation(
      operationId = "orderPostings",
      summary = "What was posted about one order, in the order of the log")
  @Audited(Subject.ACCOUNTS)
  @GetMapping("/orders/{id}/postings")
  TransactionPage ofOrder(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String cursor,
      @Parameter(description = PAGE) @RequestParam(defaultValue = "50") String limit) {
    OrderId order =
        Objects.requireNonNull(new Asked("id", id).as("the id of an order", OrderId::parse));
    int most = limit(limit);
    TransactionPage later =
        new Asked("cursor", cursor)
            .as("what a page named as next", text -> book.ofOrder(order, text, most));
    return later != null ? later : book.ofOrder(order, null, most);
  }

  /** Nothing for most; 503 if the book has not come to it yet. */
  @Operation(operationId = "entryPostings", summary = "What was posted because of one log entry")
  @Audited(Subject.ACCOUNTS)
  @GetMapping("/entries/{position}/postings")
  TransactionPage ofEntry(@PathVariable String position) {
    return new TransactionPage(book.at(reached(position)), null);
  }

  private long reached(@Nullable String asked) {
    Long position = new Asked("position", asked).number(0, Asked.MAX);
    long newest = book.position();
    if (position == null) return newest;
    if (position > newest) {
      freshness.requireReached(position);
      throw ProblemException.later(
          HttpStatus.SERVICE_UNAVAILABLE, "NOT_YET_VISIBLE", Duration.ofSeconds(1));
    }
    return position;
  }

  private static Instant time(String name, @Nullable String asked, Instant otherwise) {
    Instant time =
        new Asked(name, asked)
            .as(
                "a time like 2026-11-21T09:00:00Z, of the years 1 to 9999",
                text -> Book.requireTime(Instant.parse(text)));
    return time == null ? otherwise : time;
  }

  private static int limit(String asked) {
    return (int) new Asked("limit", asked).requiredNumber(1, Book.MAX_PAGE);
  }

  private static Asset asset(String asked) {
    return Objects.requireNonNull(
        new Asked("asset", asked).as("three capital letters, XTR for Stars", Asset::new));
  }

  private static Account account(String code) {
    try {
      return Account.parse(code);
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(HttpStatus.NOT_FOUND, "NOT_FOUND");
    }
  }
}
