package zij.server.telemetry;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import zij.language.order.OrderId;
import zij.query.telemetry.TelemetryRecord;
import zij.server.ZijProperties;
import zij.server.problem.ProblemException;
import zij.server.session.Caller;

/** Takes what the mini apps tell of their visits. Anybody may tell, so everything is bounded. */
@RestController
@Tag(name = "telemetry")
class TelemetryController {
  private final TelemetryQueue queue;
  private final Pseudonyms pseudonyms;
  private final JwtDecoder sessions;
  private final Sampling sampling;
  private final Allowance ofVisit;
  private final Allowance ofAddress;
  private final InstantSource clock;
  private final VisitMeters visits;
  private final MeterRegistry meters;

  TelemetryController(
      TelemetryQueue queue,
      VisitMeters visits,
      Pseudonyms pseudonyms,
      JwtDecoder sessions,
      ZijProperties properties,
      InstantSource clock,
      MeterRegistry meters) {
    ZijProperties.Telemetry settings = properties.telemetry();
    this.queue = queue;
    this.visits = visits;
    this.pseudonyms = pseudonyms;
    this.sessions = sessions;
    this.sampling = new Sampling(settings.sampleRate());
    this.ofVisit = new Allowance(settings.perVisit(), Ticker.systemTicker());
    this.ofAddress = new Allowance(settings.perAddress(), Ticker.systemTicker());
    this.clock = clock;
    this.meters = meters;
  }

  /**
   * Takes a batch. What it says twice counts once. 202 is no promise: visits that are not in the
   * sample are passed over, and a server that is busy drops what it cannot hold.
   */
  @Operation(summary = "Tell of a visit: launches, steps, errors, vitals; a beacon will do")
  @ApiResponse(responseCode = "202", description = "Taken, or passed over.")
  @SecurityRequirements
  @PostMapping("/api/telemetry")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void take(@RequestBody TelemetryBatch batch, HttpServletRequest request) {
    if (!ofAddress.take(request.getRemoteAddr()) || !ofVisit.take(batch.visit().toString())) {
      count("refused");
      throw ProblemException.later(
          HttpStatus.TOO_MANY_REQUESTS, "TOO_MUCH_TELEMETRY", Allowance.WINDOW);
    }
    if (!sampling.keeps(batch.visit())) {
      count("not-sampled");
      return;
    }
    Instant now = clock.instant();
    TelemetryRecord.Visit visit = visit(batch, request.getHeader(HttpHeaders.USER_AGENT));
    List<TelemetryRecord> records =
        batch.records().stream().map(told -> record(visit, told, now)).toList();
    queue.offer(records);
    visits.count(records);
    count("taken");
  }

  private void count(String result) {
    meters.counter("zij.telemetry.batches", "result", result).increment();
  }

  private TelemetryRecord.Visit visit(TelemetryBatch batch, @Nullable String userAgent) {
    return new TelemetryRecord.Visit(
        batch.visit(),
        batch.app().code(),
        person(batch.token()).orElse(null),
        sampling.weight(),
        batch.language().tag(),
        batch.platform(),
        batch.telegram(),
        WebView.of(Objects.requireNonNullElse(userAgent, "")),
        batch.appVersion(),
        batch.source());
  }

  /**
   * Whose it is; a token that has just run out makes it nobody's, and the rest is worth as much.
   */
  private Optional<String> person(@Nullable String token) {
    if (token == null) return Optional.empty();
    try {
      return Optional.of(pseudonyms.of(Caller.of(sessions.decode(token)).id()));
    } catch (JwtException e) {
      return Optional.empty();
    }
  }

  /** Who is not signed in has no orders. */
  private static TelemetryRecord record(
      TelemetryRecord.Visit visit, TelemetryBatch.Told told, Instant now) {
    boolean signedIn = visit.person() != null;
    return new TelemetryRecord(
        visit,
        told.seq(),
        now.minusMillis(told.age()),
        told.kind(),
        told.product(),
        told.order() == null || !signedIn ? null : new OrderId(told.order()),
        told.value(),
        told.detail() == null ? null : Scrub.clean(told.detail()));
  }
}
