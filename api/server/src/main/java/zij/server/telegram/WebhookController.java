package zij.server.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes Telegram's updates. Answers 2xx only when what the update says is durable; what can never
 * be understood is kept aside and acknowledged, because it would hold up that buyer's other
 * updates.
 */
@Hidden
@RestController
class WebhookController {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookController.class);
  private static final String SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token";

  /** Telegram's updates are far smaller. */
  private static final int MAX_BODY_BYTES = 1 << 20;

  /** So much of what is longer is kept. */
  private static final int KEPT_BYTES = 4_096;

  private final WebhookSecret secret;
  private final UpdateHandler updates;
  private final DeadUpdates deadUpdates;
  private final InstantSource clock;
  private final MeterRegistry meters;
  private volatile @Nullable Instant heard;

  WebhookController(
      WebhookSecret secret,
      UpdateHandler updates,
      DeadUpdates deadUpdates,
      InstantSource clock,
      MeterRegistry meters) {
    this.secret = secret;
    this.updates = updates;
    this.deadUpdates = deadUpdates;
    this.clock = clock;
    this.meters = meters;
    Gauge.builder("zij.webhook.quiet", this, WebhookController::quietSeconds)
        .description("Since when Telegram has brought this server no update; NaN before the first")
        .baseUnit("seconds")
        .register(meters);
  }

  private double quietSeconds() {
    Instant last = heard;
    return last == null ? Double.NaN : Duration.between(last, clock.instant()).toMillis() / 1e3;
  }

  @PostMapping("/telegram/webhook")
  ResponseEntity<?> receive(HttpServletRequest request) throws IOException {
    String given = Optional.ofNullable(request.getHeader(SECRET_HEADER)).orElse("");
    if (!MessageDigest.isEqual(given.getBytes(UTF_8), secret.value().getBytes(UTF_8))) {
      count("refused");
      return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build(); // nothing was read
    }
    heard = clock.instant();
    byte[] body = request.getInputStream().readNBytes(MAX_BODY_BYTES + 1);
    if (body.length > MAX_BODY_BYTES) {
      return putAside(0, Arrays.copyOf(body, KEPT_BYTES), "longer than any update");
    }
    return switch (updates.handle(body)) {
      case Handled.Answered(Object method) -> ResponseEntity.ok(method);
      case Handled.Done _ -> ResponseEntity.ok().build();
      case Handled.PutAside(long updateId, String reason) -> putAside(updateId, body, reason);
    };
  }

  private ResponseEntity<?> putAside(long updateId, byte[] body, String reason) {
    deadUpdates.keep(updateId, body, reason, clock.instant());
    count("dead");
    LOG.warn("Update {} was put aside: {}", updateId, reason);
    return ResponseEntity.ok().build();
  }

  private void count(String kind) {
    meters.counter("zij.webhook.updates", "kind", kind).increment();
  }
}
