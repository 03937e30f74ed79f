package zij.server.telemetry;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import zij.query.telemetry.ClientErrors;
import zij.query.telemetry.ClientFigures;
import zij.query.telemetry.Funnel;
import zij.query.telemetry.FunnelFigures;
import zij.query.telemetry.Launches;
import zij.query.telemetry.Vitals;
import zij.server.audit.Asked;

/** Figures made of what the mini apps told, for analysts. */
@RestController
@Tag(name = "insights")
@RequestMapping("/api/insights")
class VisitInsightsController {
  private final FunnelFigures funnels;
  private final ClientFigures clients;
  private final InstantSource clock;

  VisitInsightsController(FunnelFigures funnels, ClientFigures clients, InstantSource clock) {
    this.funnels = funnels;
    this.clients = clients;
    this.clock = clock;
  }

  /** How far visits came: launch, view, cart, invoice, paid. */
  @Operation(summary = "How far visits came: launch, view, cart, invoice, paid")
  @GetMapping("/funnel")
  Funnel funnel(
      @ParameterObject VisitSpan span,
      @Parameter(
              schema = @Schema(allowableValues = {"app", "product", "source", "language"}),
              description = "What the rows are of.")
          @RequestParam(defaultValue = "app")
          String by,
      HttpServletRequest request) {
    VisitSpan.requireNothingElse(request, "by");
    return funnels.funnel(span.days(clock), by(by));
  }

  /** How launches ended, and where. */
  @Operation(summary = "Launches: success, failures by reason, platforms, versions, days")
  @GetMapping("/launches")
  Launches launches(@ParameterObject VisitSpan span, HttpServletRequest request) {
    VisitSpan.requireNothingElse(request);
    return clients.launches(span.days(clock));
  }

  /** Core Web Vitals. */
  @Operation(summary = "Core Web Vitals of the mini apps")
  @GetMapping("/vitals")
  Vitals vitals(@ParameterObject VisitSpan span, HttpServletRequest request) {
    VisitSpan.requireNothingElse(request);
    return clients.vitals(span.days(clock));
  }

  /** What broke in the mini apps. */
  @Operation(operationId = "clientErrors", summary = "What broke in the mini apps, by what it says")
  @GetMapping("/errors")
  ClientErrors errors(@ParameterObject VisitSpan span, HttpServletRequest request) {
    VisitSpan.requireNothingElse(request);
    return clients.errors(span.days(clock));
  }

  private static Funnel.By by(String text) {
    Funnel.By by =
        new Asked("by", text).as("one of app, product, source, language", Funnel.By::ofCode);
    return by == null ? Funnel.By.APP : by;
  }
}
