package zij.server.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import zij.language.audit.Subject;
import zij.ledger.book.Book;
import zij.ledger.log.LogReader;
import zij.ledger.log.Receipts;
import zij.query.audit.Entries;
import zij.query.audit.EntryFilter;
import zij.query.audit.LedgerEntry;
import zij.server.problem.ProblemException;

/** Entries of the log for auditors: by criteria, and one by one with their proofs. */
@RestController
@Tag(name = "ledger")
@RequestMapping("/api/ledger/entries")
class EntriesController {
  /** The longest page. */
  static final int MAX_PAGE = 200;

  private final Entries entries;
  private final EntryView view;
  private final AsOf asOf;
  private final LogReader log;
  private final Receipts receipts;
  private final Book book;

  EntriesController(
      Entries entries, EntryView view, AsOf asOf, LogReader log, Receipts receipts, Book book) {
    this.entries = entries;
    this.book = book;
    this.view = view;
    this.asOf = asOf;
    this.log = log;
    this.receipts = receipts;
  }

  /**
   * A page of the entries for which everything holds that is asked. The pages of one question fit
   * together whatever is appended meanwhile: the cursor fixes as of what it is answered.
   */
  @Operation(operationId = "entries", summary = "Entries of the log by criteria")
  @Audited(Subject.QUERY)
  @GetMapping
  EntriesPage page(
      @ParameterObject EntryQuery query,
      @Parameter(schema = @Schema(allowableValues = {"newest", "oldest"}))
          @RequestParam(defaultValue = "newest")
          String sort,
      @Parameter(description = "1 to 200.") @RequestParam(defaultValue = "50") String limit,
      @RequestParam(required = false) @Nullable String cursor,
      HttpServletRequest request)
      throws InterruptedException {
    EntryQuery.requireNothingElse(request, "sort", "limit", "cursor");
    EntryFilter filter = query.filter(book);
    Entries.Sort by = sort(sort);
    int most = (int) new Asked("limit", limit).requiredNumber(1, MAX_PAGE);
    String question = by + " " + query;
    Cursor from =
        new Asked("cursor", cursor)
            .as(
                "what a page of the same question named as next",
                text -> Cursor.parse(text, question));
    long size = asOf.size(query, from == null ? query.asOf() : Long.toString(from.asOf()));
    Long after = from == null ? null : from.after();
    List<LedgerEntry> found = entries.list(filter, size, by, after, most + 1);
    boolean more = found.size() > most;
    List<LedgerEntry> shown = more ? found.subList(0, most) : found;
    String next = more ? Cursor.of(size, shown.getLast().position(), question).text() : null;
    return new EntriesPage(shown, next, size, asOf.signed(size).note());
  }

  /** One entry whole, with what proves that it is in the log. */
  @Operation(summary = "One entry whole, with its inclusion proof and a signed checkpoint")
  @Audited(Subject.ENTRY)
  @GetMapping("/{position}")
  EntryDetail entry(@PathVariable String position) {
    return view.at(position(position)).orElseThrow(EntriesController::unknown);
  }

  /** The same as a file that can be verified offline. */
  @Operation(
      operationId = "entryProof",
      summary = "One entry with its proof as a file (C2SP tlog-proof)")
  @ApiResponse(
      responseCode = "200",
      description = "The file zij-entry-<position>.tlog-proof.",
      content = @Content(mediaType = "text/plain", schema = @Schema(type = "string")))
  @Audited(Subject.ENTRY)
  @GetMapping(value = "/{position}/proof", produces = MediaType.TEXT_PLAIN_VALUE)
  ResponseEntity<byte[]> proof(@PathVariable String position) {
    long at = position(position);
    if (at >= log.size()) throw unknown();
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("zij-entry-" + at + ".tlog-proof")
                .build()
                .toString())
        .body(receipts.receipt(at).getBytes(StandardCharsets.UTF_8));
  }

  private static Entries.Sort sort(String text) {
    return switch (text) {
      case "newest" -> Entries.Sort.NEWEST;
      case "oldest" -> Entries.Sort.OLDEST;
      default -> throw new Asked("sort", text).wrong("newest or oldest");
    };
  }

  private static long position(String text) {
    return new Asked("position", text).requiredNumber(0, Asked.MAX);
  }

  private static ProblemException unknown() {
    return ProblemException.of(HttpStatus.NOT_FOUND, "ENTRY_UNKNOWN");
  }
}
