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
import zij.query.insights.Question;
import zij.query.stock.StockPace;
import zij.query.stock.StockPaceReader;
import zij.query.support.SupportFigures;
import zij.query.support.SupportFiguresReader;
import zij.server.audit.Asked;
import zij.server.problem.ProblemException;
import zij.server.read.Freshness;

/** How support goes and what runs out, for analysts. What each means: docs/insights.md. */
@RestController
@Tag(name = "insights")
@RequestMapping("/api/insights")
class ShopInsightsController {
  private final Freshness freshness;
  private final InstantSource clock;

  ShopInsightsController(Freshness freshness, InstantSource clock) {
    this.freshness = freshness;
    this.clock = clock;
  }

  /** Of the cases that were opened within the period. */
  @Operation(operationId = "insightsSupport", summary = "Cases by feature, time to first answer")
  @GetMapping("/support")
  SupportFigures support(
      @ParameterObject InsightsQuery query,
      @Parameter(
              description = "previous: beside as many days right before. none by default.",
              schema = @Schema(allowableValues = {"previous", "none"}))
          @RequestParam(required = false)
          @Nullable String compare,
      HttpServletRequest request)
      throws InterruptedException {
    InsightsQuery.requireNothingElse(request, "compare");
    Question question = query.question(clock);
    if (question.language() != null) {
      throw ProblemException.parameter("language", "left out: cases are not told apart");
    }
    if (question.product() != null) {
      throw ProblemException.parameter("product", "left out: cases are not told apart");
    }
    boolean compared = Choice.compare(compare);
    return freshness.read(
        Freshness.View.SUPPORT,
        query.atLeast(),
        at -> new SupportFiguresReader(at).answer(question.period(), compared));
  }

  /** Products on sale whose stock is kept, as it is now. */
  @Operation(operationId = "insightsStock", summary = "What runs out, and when")
  @GetMapping("/stock")
  StockPace stock(
      @Parameter(description = "1 to 200.") @RequestParam(defaultValue = "20") String limit,
      @Parameter(description = Freshness.PARAMETER) @RequestParam(required = false)
          @Nullable Long position,
      HttpServletRequest request)
      throws InterruptedException {
    int atMost = (int) new Asked("limit", limit).requiredNumber(1, StockPaceReader.MAX_LISTED);
    Language titles = Language.nearest(request.getLocale());
    return freshness.read(
        Freshness.View.STOCK,
        position,
        at -> new StockPaceReader(at, titles).answer(clock.instant(), atMost));
  }
}
