package zij.server.insights;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import zij.language.Language;
import zij.query.insights.Insights;
import zij.query.insights.OrderFact;
import zij.query.insights.OrderFacts;
import zij.query.insights.Products;
import zij.query.insights.Question;

/** The shop's figures as files. */
@RestController
@Tag(name = "insights")
class InsightsExportController {
  /** The longest file of orders, in rows. */
  static final int MAX_ORDERS = 10_000;

  private enum Table {
    OVERVIEW,
    SERIES,
    PRODUCTS,
    COHORTS,
    ABANDONMENT,
    ORDERS
  }

  /** What some tables can be asked beside. */
  record Options(
      @Parameter(
              description = "Of series.",
              schema = @Schema(allowableValues = {"hour", "day", "week"}))
          @Nullable String step,
      @Parameter(
              description = "Of products.",
              schema = @Schema(allowableValues = {"top", "rising", "falling"}))
          @Nullable String sort,
      @Parameter(
              description = "Of orders.",
              schema = @Schema(allowableValues = {"placed", "paid", "returned", "abandoned"}))
          @Nullable String happening) {}

  private final NewEnough newEnough;
  private final InstantSource clock;

  InsightsExportController(NewEnough newEnough, InstantSource clock) {
    this.newEnough = newEnough;
    this.clock = clock;
  }

  /** The same rows as the address of that name answers; of orders up to 10,000. */
  @Operation(operationId = "insightsExport", summary = "A table as CSV")
  @ApiResponse(
      responseCode = "200",
      description = "The file zij-<table>-<from>-<to>.csv.",
      content = @Content(mediaType = CsvFile.MEDIA_TYPE, schema = @Schema(type = "string")))
  @GetMapping(value = "/api/insights/export", produces = CsvFile.MEDIA_TYPE)
  ResponseEntity<byte[]> export(
      @Parameter(
              schema =
                  @Schema(
                      allowableValues = {
                        "overview",
                        "series",
                        "products",
                        "cohorts",
                        "abandonment",
                        "orders"
                      }))
          @RequestParam(defaultValue = "overview")
          String table,
      @ParameterObject InsightsQuery query,
      @ParameterObject Options options,
      HttpServletRequest request)
      throws InterruptedException {
    Insights insights = newEnough.of(query);
    CsvFile file =
        switch (Choice.of("table", table, Table.class)) {
          case OVERVIEW -> Tables.of(insights.overview(question(request, query), true));
          case SERIES -> series(insights, question(request, query, "step"), options);
          case PRODUCTS ->
              products(insights, question(request, query, "sort"), options, request.getLocale());
          case COHORTS -> Tables.of(insights.cohorts(question(request, query), clock.instant()));
          case ABANDONMENT -> Tables.of(insights.abandonment(question(request, query), false));
          case ORDERS -> orders(insights, question(request, query, "happening"), options);
        };
    return answer(file);
  }

  private Question question(HttpServletRequest request, InsightsQuery query, String... options) {
    List<String> others = new ArrayList<>(List.of(options));
    others.add("table");
    InsightsQuery.requireNothingElse(request, others.toArray(String[]::new));
    return query.question(clock);
  }

  private static CsvFile series(Insights insights, Question question, Options options) {
    String step = options.step() == null ? "day" : options.step();
    return Tables.of(insights.series(question, Choice.step(step, question.period()), false));
  }

  private static CsvFile products(
      Insights insights, Question question, Options options, Locale locale) {
    String sort = options.sort() == null ? "top" : options.sort();
    return Tables.of(
        insights.products(
            question,
            Choice.of("sort", sort, Products.Sort.class),
            Language.nearest(locale),
            Insights.MAX_PRODUCTS));
  }

  private static CsvFile orders(Insights insights, Question question, Options options) {
    String text = options.happening() == null ? "placed" : options.happening();
    OrderFacts.Happening happening = Choice.of("happening", text, OrderFacts.Happening.class);
    List<OrderFact> orders = new ArrayList<>();
    OrderFacts page = insights.orders(question, happening, null, Insights.MAX_ORDERS);
    orders.addAll(page.orders());
    while (page.next() != null && orders.size() < MAX_ORDERS) {
      page = insights.orders(question, happening, page.next(), Insights.MAX_ORDERS);
      orders.addAll(page.orders());
    }
    return Tables.of(page.basis(), orders, page.next() != null);
  }

  private static ResponseEntity<byte[]> answer(CsvFile file) {
    return ResponseEntity.ok()
        .contentType(
            new MediaType(MediaType.parseMediaType(CsvFile.MEDIA_TYPE), StandardCharsets.UTF_8))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(file.fileName()).build().toString())
        .body(file.bytes());
  }
}
