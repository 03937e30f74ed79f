package zij.server.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URLEncoder;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import zij.language.TelegramUserId;
import zij.language.audit.Subject;
import zij.language.order.OrderId;
import zij.query.audit.Entries;
import zij.query.audit.EntryFilter;
import zij.query.audit.EntrySearch;
import zij.query.audit.LedgerEntry;
import zij.query.order.Order;
import zij.query.order.Orders;
import zij.server.problem.ProblemException;

/** How auditors get from what they hold in their hands to what happened. */
@RestController
@Tag(name = "ledger")
@RequestMapping("/api/ledger")
class FindingController {
  private static final int MAX_STORY = Entries.MAX_PAGE - 1;

  private final Entries entries;
  private final EntrySearch search;
  private final Orders orders;
  private final AsOf asOf;

  FindingController(Entries entries, EntrySearch search, Orders orders, AsOf asOf) {
    this.entries = entries;
    this.search = search;
    this.orders = orders;
    this.asOf = asOf;
  }

  /** What there is under this word, the likeliest first; empty if there is nothing. */
  @Operation(summary = "What an id, a number or a receipt's name stands for")
  @Audited(Subject.SEARCH)
  @GetMapping("/search")
  List<SearchHit> search(
      @Parameter(
              description =
                  "An order's id or its beginning, a receipt's file name, a charge, a buyer, a"
                      + " position, a product.")
          @RequestParam(defaultValue = "")
          String q) {
    String word = q.strip();
    if (word.isEmpty() || word.length() > EntrySearch.MAX_WORD) {
      throw ProblemException.parameter("q", "1 to " + EntrySearch.MAX_WORD + " characters");
    }
    return search.find(word).stream().map(FindingController::hit).toList();
  }

  /** All entries of an order or a parcel, and what an order is now. */
  @Operation(
      operationId = "story",
      summary = "Everything that happened to an order, or to a parcel")
  @Audited(Subject.STORY)
  @GetMapping("/orders/{id}")
  OrderStory story(@PathVariable String id) throws InterruptedException {
    OrderId order = order(id);
    TelegramUserId buyer = entries.buyer(order).orElseThrow(FindingController::unknown);
    Order now = orders.find(buyer, order).orElse(null);
    long size = asOf.size(null);
    List<LedgerEntry> found =
        entries.list(EntryFilter.ofOrder(order), size, Entries.Sort.OLDEST, null, MAX_STORY + 1);
    boolean more = found.size() > MAX_STORY;
    return new OrderStory(
        buyer.value(),
        now,
        more ? found.subList(0, MAX_STORY) : found,
        more,
        size,
        asOf.signed(size).note());
  }

  private static SearchHit hit(EntrySearch.Hit hit) {
    String id = URLEncoder.encode(hit.id(), UTF_8);
    String path =
        switch (hit.kind()) {
          case ORDER -> "/api/ledger/orders/" + id;
          case ENTRY -> "/api/ledger/entries/" + id;
          case CHARGE -> "/api/ledger/entries?charge=" + id;
          case BUYER -> "/api/ledger/entries?buyer=" + id;
          case PRODUCT -> "/api/ledger/entries?product=" + id;
        };
    return new SearchHit(hit.kind(), hit.id(), path);
  }

  private static OrderId order(String id) {
    try {
      return OrderId.parse(id);
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
  }

  private static ProblemException unknown() {
    return ProblemException.of(HttpStatus.NOT_FOUND, "ORDER_UNKNOWN");
  }
}
