package zij.server.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import zij.language.audit.AccessId;
import zij.language.audit.Subject;
import zij.ledger.book.Book;
import zij.ledger.log.SignedCheckpoint;
import zij.query.audit.EntryFilter;
import zij.query.audit.LedgerEntry;
import zij.server.problem.ProblemException;
import zij.server.session.Caller;

/** Entries as a file, all that are asked for. Written on the request's own, virtual thread. */
@RestController
@Tag(name = "ledger")
class ExportController {
  private static final Logger LOG = LoggerFactory.getLogger(ExportController.class);
  private static final Duration RETRY = Duration.ofSeconds(10);

  /** The file cannot be ended; its reader has to notice. */
  static final class BrokenOff extends RuntimeException {
    BrokenOff(Throwable cause) {
      super(cause);
    }
  }

  private final Export export;
  private final Book book;
  private final AsOf asOf;
  private final AuditTrail trail;
  private final JsonMapper json;

  ExportController(Export export, Book book, AsOf asOf, AuditTrail trail, JsonMapper json) {
    this.export = export;
    this.book = book;
    this.asOf = asOf;
    this.trail = trail;
    this.json = json;
  }

  /**
   * Every entry for which everything holds that is asked, oldest first. The file begins with what
   * was asked, as of which size of the log and under which signed checkpoint, and ends with how
   * many entries it has: one that does not is not whole.
   */
  @Operation(operationId = "export", summary = "Entries as a file, with their proofs if wanted")
  @ApiResponse(
      responseCode = "200",
      description = "The file zij-entries-<asOf>.jsonl or .csv.",
      content = {
        @Content(mediaType = JsonLines.MEDIA_TYPE, schema = @Schema(type = "string")),
        @Content(mediaType = CsvTable.MEDIA_TYPE, schema = @Schema(type = "string"))
      })
  @Audited(Subject.EXPORT)
  @GetMapping("/api/ledger/export")
  void export(
      @AuthenticationPrincipal Jwt session,
      @ParameterObject EntryQuery query,
      @Parameter(schema = @Schema(allowableValues = {"jsonl", "csv"}))
          @RequestParam(defaultValue = "jsonl")
          String format,
      @Parameter(schema = @Schema(allowableValues = {"true", "false"}))
          @RequestParam(defaultValue = "false")
          String proofs,
      HttpServletRequest request,
      HttpServletResponse response)
      throws InterruptedException {
    Caller caller = Caller.of(session);
    EntryQuery.requireNothingElse(request, "format", "proofs");
    EntryFilter filter = query.filter(book);
    boolean withProofs = isTrue(proofs);
    requireKnown(format);
    long size = asOf.size(query, query.asOf());
    SignedCheckpoint signed = asOf.signed(size);
    if (!export.begin(caller.id())) {
      throw ProblemException.later(HttpStatus.TOO_MANY_REQUESTS, "EXPORT_RUNNING", RETRY);
    }
    Export.Progress progress = new Export.Progress();
    try {
      List<LedgerEntry> first = export.first(filter, size);
      OutputStream out = begin(response, format, size); // ended by whoever began the response
      ExportFile file = format.equals("csv") ? new CsvTable(out) : new JsonLines(json, out);
      String asked = Objects.requireNonNullElse(request.getQueryString(), "");
      ExportFile.Head head = new ExportFile.Head(asked, size, signed.note(), withProofs);
      export.write(first, filter, head, signed.checkpoint().size(), file, progress);
    } catch (IOException e) {
      LOG.debug("The reader of an export went away", e);
    } catch (RuntimeException e) {
      if (!progress.begun()) throw e;
      LOG.error("An export broke off after {} entries", progress.rows(), e);
      throw new BrokenOff(e);
    } finally {
      export.end(caller.id());
      recordEnd(caller, AuditedRequests.access(request), progress);
    }
  }

  /**
   * That it began is in the log; a file that was handed out is not spoilt by a log that is busy.
   */
  private void recordEnd(Caller caller, AccessId access, Export.Progress progress) {
    try {
      trail.exportEnded(caller, access, progress.rows(), progress.whole());
    } catch (RuntimeException e) {
      LOG.warn("The end of export {} after {} rows is not recorded", access, progress.rows(), e);
    }
  }

  /** Nothing can be answered any more; the connection is to end before the file does. */
  @ExceptionHandler
  void brokenOff(BrokenOff e) {
    throw e;
  }

  private static OutputStream begin(HttpServletResponse response, String format, long size)
      throws IOException {
    String file = "zij-entries-" + size + "." + format;
    response.setContentType(format.equals("csv") ? CsvTable.MEDIA_TYPE : JsonLines.MEDIA_TYPE);
    response.setCharacterEncoding("UTF-8");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename(file).build().toString());
    return response.getOutputStream();
  }

  private static boolean isTrue(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new Asked("proofs", text).wrong("true or false");
    };
  }

  private static void requireKnown(String format) {
    if (!format.equals("jsonl") && !format.equals("csv")) {
      throw new Asked("format", format).wrong("jsonl or csv");
    }
  }
}
