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
import zij.query.insights.Question;
import zij.query.subscription.SubscriptionFigures;
import zij.query.subscription.SubscriptionFiguresReader;
import zij.server.problem.ProblemException;
import zij.server.read.Freshness;

/** How subscriptions go, for analysts. What each figure means: docs/insights.md. */
@RestController
@Tag(name = "insights")
@RequestMapping("/api/insights")
class SubscriptionInsightsController {
  private final Freshness freshness;
  private final InstantSource clock;

  SubscriptionInsightsController(Freshness freshness, InstantSource clock) {
    this.freshness = freshness;
    this.clock = clock;
  }

  /** Of a period and of each of its days. */
  @Operation(operationId = "insightsSubscriptions", summary = "Subscribers, new and lost")
  @GetMapping("/subscriptions")
  SubscriptionFigures subscriptions(
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
      throw ProblemException.parameter("language", "left out: subscriptions are not told apart");
    }
    boolean compared = Choice.compare(compare);
    return freshness.read(
        Freshness.View.SUBSCRIPTIONS,
        query.atLeast(),
        at ->
            new SubscriptionFiguresReader(at)
                .answer(question.period(), question.product(), compared));
  }
}
