package zij.server.insights;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import zij.language.Language;
import zij.query.insights.Abandonment;
import zij.query.insights.Cohorts;
import zij.query.insights.Insights;
import zij.query.insights.OrderFacts;
import zij.query.insights.Overview;
import zij.query.insights.Products;
import zij.query.insights.PromotionYield;
import zij.query.insights.Series;
import zij.server.audit.Asked;

/**
 * The shop's figures, for analysts. What each means: docs/insights.md. Every answer names the log
 * position that it reflects, and period and zone that it is of.
 */
@RestController
@Tag(name = "insights")
@RequestMapping("/api/insights")
class InsightsController {
  private static final String COMPARE =
      "previous: beside as many days right before. none by default.";

  private final NewEnough insights;
  private final InstantSource clock;

  InsightsController(NewEnough insights, InstantSource clock) {
    this.insights = insights;
    this.clock = clock;
  }

  /** Every figure of the period at once. */
  @Operation(operationId = "insightsOverview", summary = "How the shop does")
  @GetMapping("/overview")
  Overview overview(
      @ParameterObject InsightsQuery query,
      @Parameter(description = COMPARE, schema = @Schema(allowableValues = {"previous", "none"}))
          @RequestParam(required = false)
          @Nullable String compare,
      HttpServletRequest request)
      throws InterruptedException {
    InsightsQuery.requireNothingElse(request, "compare");
    return insights.of(query).overview(query.question(clock), Choice.compare(compare));
  }

  /** At most 800 steps: hours of a month, days or weeks of two years. */
  @Operation(operationId = "insightsSeries", summary = "Figures by hour, day or week")
  @GetMapping("/series")
  Series series(
      @ParameterObject InsightsQuery query,
      @Parameter(schema = @Schema(allowableValues = {"hour", "day", "week"}))
          @RequestParam(defaultValue = "day")
          String step,
      @Parameter(description = COMPARE, schema = @Schema(allowableValues = {"previous", "none"}))
          @RequestParam(required = false)
          @Nullable String compare,
      HttpServletRequest request)
      throws InterruptedException {
    InsightsQuery.requireNothingElse(request, "step", "compare");
    var question = query.question(clock);
    Series.Step by = Choice.step(step, question.period());
    return insights.of(query).series(question, by, Choice.compare(compare));
  }

  /** Each product beside itself in as many days right before. */
  @Operation(operationId = "insightsProducts", summary = "Top products, and those that move")
  @GetMapping("/products")
  Products products(
      @ParameterObject InsightsQuery query,
      @Parameter(
              description =
                  "top: highest net revenue first; rising, falling: greatest change first.",
              schema = @Schema(allowableValues = {"top", "rising", "falling"}))
          @RequestParam(defaultValue = "top")
          String sort,
      @Parameter(description = "1 to 200.") @RequestParam(defaultValue = "20") String limit,
      HttpServletRequest request)
      throws InterruptedException {
    InsightsQuery.requireNothingElse(request, "sort", "limit");
    return insights
        .of(query)
        .products(
            query.question(clock),
            Choice.of("sort", sort, Products.Sort.class),
            Language.nearest(request.getLocale()),
            (int) new Asked("limit", limit).requiredNumber(1, Insights.MAX_PRODUCTS));
  }

  /** Buyers by the week of their first purchase, and how many came back in the 12 weeks after. */
  @Operation(operationId = "insightsCohorts", summary = "Weekly retention by first purchase")
  @GetMapping("/cohorts")
  Cohorts cohorts(@ParameterObject InsightsQuery query, HttpServletRequest request)
      throws InterruptedException {
    InsightsQuery.requireNothingElse(request);
    return insights.of(query).cohorts(query.question(clock), clock.instant());
  }

  /** Orders that were placed and not paid, by reason. */
  @Operation(operationId = "insightsAbandonment", summary = "Orders that were given up, and why")
  @GetMapping("/abandonment")
  Abandonment abandonment(
      @ParameterObject InsightsQuery query,
      @Parameter(description = COMPARE, schema = @Schema(allowableValues = {"previous", "none"}))
          @RequestParam(required = false)
          @Nullable String compare,
      HttpServletRequest request)
      throws InterruptedException {
    InsightsQuery.requireNothingElse(request, "compare");
    return insights.of(query).abandonment(query.question(clock), Choice.compare(compare));
  }

  /** Of the orders that were placed within the period; those that brought most first. */
  @Operation(operationId = "insightsPromotions", summary = "What promotions cost and brought")
  @GetMapping("/promotions")
  PromotionYield promotions(
      @ParameterObject InsightsQuery query,
      @Parameter(description = "1 to 200.") @RequestParam(defaultValue = "50") String limit,
      HttpServletRequest request)
      throws InterruptedException {
    InsightsQuery.requireNothingElse(request, "limit");
    return insights
        .of(query)
        .promotions(
            query.question(clock),
            (int) new Asked("limit", limit).requiredNumber(1, Insights.MAX_PRODUCTS));
  }

  /** Orders with their positions in the ledger; the pages meet neither gap nor repetition. */
  @Operation(operationId = "insightsOrders", summary = "The orders behind the figures")
  @GetMapping("/orders")
  OrdersPage orders(
      @ParameterObject InsightsQuery query,
      @Parameter(
              description = "What happened to them within the period.",
              schema = @Schema(allowableValues = {"placed", "paid", "returned", "abandoned"}))
          @RequestParam(defaultValue = "placed")
          String happening,
      @Parameter(description = "1 to 200.") @RequestParam(defaultValue = "50") String limit,
      @RequestParam(required = false) @Nullable String cursor,
      HttpServletRequest request)
      throws InterruptedException {
    InsightsQuery.requireNothingElse(request, "happening", "limit", "cursor");
    OrderFacts found =
        insights
            .of(query)
            .orders(
                query.question(clock),
                Choice.of("happening", happening, OrderFacts.Happening.class),
                new Asked("cursor", cursor).as("what a page named as next", OrdersCursor::parse),
                (int) new Asked("limit", limit).requiredNumber(1, Insights.MAX_ORDERS));
    OrderFacts.Place next = found.next();
    return new OrdersPage(
        found.basis(),
        found.happening(),
        found.orders(),
        next == null ? null : OrdersCursor.text(next));
  }
}
