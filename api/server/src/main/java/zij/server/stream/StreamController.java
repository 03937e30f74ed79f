package zij.server.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import zij.language.TelegramUserId;
import zij.server.person.EndedSessions;
import zij.server.problem.ProblemException;
import zij.server.session.Caller;
import zij.server.trace.Traces;

/**
 * Server-sent events (WHATWG HTML, 9.2) for the signed-in user, on the request's virtual thread.
 */
@RestController
@Tag(name = "stream")
class StreamController {
  private static final Logger LOG = LoggerFactory.getLogger(StreamController.class);
  private static final long HEARTBEAT_SECONDS = 15;

  private final Phones phones;
  private final EndedSessions ended;
  private final InstantSource clock;
  private final Traces traces;

  StreamController(
      Phones phones,
      EndedSessions ended,
      InstantSource clock,
      Traces traces,
      MeterRegistry meters) {
    this.phones = phones;
    this.ended = ended;
    this.clock = clock;
    this.traces = traces;
    Gauge.builder("zij.stream.lines", phones, Phones::count).register(meters);
  }

  /** What happens to the caller's orders and parcels: event {@code order} or {@code parcel}. */
  @GetMapping(value = "/api/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Operation(
      summary =
          "Server-sent events for the caller: `order` and `parcel` with"
              + " {orderId,status,position,traceId}; id is the position")
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = "text/event-stream", schema = @Schema(type = "string")))
  void stream(@AuthenticationPrincipal Jwt session, HttpServletResponse response)
      throws IOException, InterruptedException {
    TelegramUserId user = Caller.of(session).id();
    Phones.Line line = phones.open(user);
    if (line == null) {
      throw ProblemException.later(
          HttpStatus.TOO_MANY_REQUESTS, "TOO_MANY_STREAMS", Duration.ofSeconds(15));
    }
    try {
      response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
      response.setHeader("Cache-Control", "no-store");
      response.setHeader("X-Accel-Buffering", "no"); // a balancer must not hold it back
      speak(session, line, response.getOutputStream());
    } catch (IOException e) {
      LOG.debug("A phone hung up: {}", e.getMessage());
    } finally {
      phones.close(user, line);
    }
  }

  @EventListener(ContextClosedEvent.class)
  void stop() {
    phones.hangUpAll();
  }

  /** As long as the session lasts: a phone that goes on comes again with another. */
  private void speak(Jwt session, Phones.Line line, OutputStream out)
      throws IOException, InterruptedException {
    write(out, "retry: 1000\n\n");
    while (true) {
      Phones.News news = line.next(HEARTBEAT_SECONDS);
      if (isOver(session)) return;
      if (news == null) {
        write(out, ": still here\n\n");
      } else if (news.equals(Phones.News.HANG_UP)) {
        return;
      } else {
        tell(out, news);
      }
    }
  }

  private void tell(OutputStream out, Phones.News news) throws IOException {
    String text =
        "event: %s\nid: %d\ndata: %s\n\n".formatted(news.name(), news.position(), news.json());
    if (news.cause().isEmpty()) {
      write(out, text);
    } else {
      var _ =
          traces.goOn(
              news.cause().get(),
              "stream " + news.name(),
              () -> {
                write(out, text);
                return text;
              });
    }
  }

  private boolean isOver(Jwt session) {
    Instant end = session.getExpiresAt();
    return ended.validate(session).hasErrors() || (end != null && end.isBefore(clock.instant()));
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(UTF_8));
    out.flush();
  }
}
