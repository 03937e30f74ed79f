package zij.server.sheet;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import zij.command.product.Offers;
import zij.query.category.Categories;
import zij.query.category.ShopCategory;
import zij.server.problem.ProblemException;
import zij.server.session.Caller;

/** All products as a sheet (CSV), out and in. */
@RestController
@Tag(name = "desk")
@RequestMapping("/api/desk/sheet")
class SheetController {
  private static final String CSV = "text/csv";

  /**
   * What came of a sheet.
   *
   * @param rows how many it has
   * @param created products that it makes
   * @param changed products that it makes another
   * @param errors what is wrong with it, at most 100; then nothing is done
   * @param run which does it; null if it was only tried, or if there is nothing to do
   */
  record SheetOutcome(
      int rows,
      int created,
      int changed,
      List<CellError> errors,
      SheetRuns.@Nullable SheetRun run) {}

  private final DSLContext dsl;
  private final Offers offers;
  private final SheetRuns runs;
  private final InstantSource clock;

  SheetController(DSLContext dsl, Offers offers, SheetRuns runs, InstantSource clock) {
    this.dsl = dsl;
    this.offers = offers;
    this.runs = runs;
    this.clock = clock;
  }

  /** All products, drafts too: UTF-8 with a byte order mark, formulas harmless. */
  @Operation(operationId = "exportProducts", summary = "All products as CSV")
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
  @GetMapping(produces = CSV)
  void export(HttpServletResponse response) throws IOException {
    response.setContentType(CSV + ";charset=UTF-8");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"zij-products.csv\"");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
    new SheetWriter(dsl, offers).write(response.getOutputStream());
  }

  /** Takes a sheet in: checked as a whole first, then told product by product in the background. */
  @Operation(
      operationId = "importProducts",
      summary = "Create and change products by CSV",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              description = "UTF-8, up to 10,000 products and 16 MB, columns as in the export.",
              content = @Content(mediaType = CSV, schema = @Schema(type = "string"))))
  @PostMapping(consumes = CSV)
  SheetOutcome take(
      @AuthenticationPrincipal Jwt session,
      @Parameter(description = "Only says what it would do, and what is wrong.")
          @RequestParam(defaultValue = "false")
          boolean dryRun,
      HttpServletRequest request)
      throws IOException {
    byte[] file = request.getInputStream().readNBytes(SheetReader.MAX_BYTES + 1);
    if (file.length > SheetReader.MAX_BYTES) {
      throw ProblemException.of(HttpStatus.CONTENT_TOO_LARGE, "TOO_LARGE");
    }
    Set<String> categories =
        new Categories(dsl).all().stream().map(ShopCategory::id).collect(Collectors.toSet());
    SheetPlan plan = SheetPlan.of(SheetReader.read(file), offers, categories, clock.instant());
    boolean isOnlyTold = dryRun || !plan.errors().isEmpty() || plan.rows().isEmpty();
    SheetRuns.SheetRun run =
        isOnlyTold
            ? null
            : runs.begin(Caller.of(session), plan.rows())
                .orElseThrow(() -> ProblemException.of(HttpStatus.CONFLICT, "SHEET_RUNNING"));
    return new SheetOutcome(plan.total(), plan.created(), plan.changed(), plan.errors(), run);
  }

  /** How far a run is. */
  @Operation(operationId = "sheetRun", summary = "How far an import is")
  @GetMapping("/runs/{id}")
  SheetRuns.SheetRun run(@PathVariable String id) {
    try {
      return runs.find(UUID.fromString(id))
          .orElseThrow(() -> ProblemException.of(HttpStatus.NOT_FOUND, "NOT_FOUND"));
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(HttpStatus.NOT_FOUND, "NOT_FOUND");
    }
  }
}
