package zij.server.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** Looks at this machine's clock beside Telegram's, which stands in every answer (HTTP, Date). */
final class TelegramClockLook implements Look {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final URI api;
  private final InstantSource clock;

  TelegramClockLook(URI api, InstantSource clock) {
    this.api = api;
    this.clock = clock;
  }

  @Override
  public List<Finding> look() throws InterruptedException {
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpRequest request = HttpRequest.newBuilder(api).timeout(PATIENCE).build();
      Optional<String> date =
          http.send(request, HttpResponse.BodyHandlers.discarding()).headers().firstValue("Date");
      if (date.isEmpty()) return List.of(Finding.unknown("clock", api + " tells no time", ""));
      Instant there = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date.get()));
      // It tells whole seconds, and has begun one.
      Duration skew = Duration.between(clock.instant(), there.plusMillis(500));
      return List.of(DatabaseLook.skew(skew, "Telegram's clock"));
    } catch (IOException | DateTimeException e) {
      return List.of(Finding.unknown("clock", api + " tells no time: " + e, ""));
    }
  }
}
