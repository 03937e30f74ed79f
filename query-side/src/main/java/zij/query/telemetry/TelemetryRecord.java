package zij.query.telemetry;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import zij.language.order.OrderId;
import zij.language.product.ProductId;

/**
 * One thing that a mini app told.
 *
 * @param visit who visits, and all there is to tell it from other visits
 * @param seq its number within the visit; the same number is the same record
 * @param at when it happened, by the server's clock
 * @param value milliseconds; of the vital CLS a score
 */
public record TelemetryRecord(
    Visit visit,
    int seq,
    Instant at,
    TelemetryKind kind,
    @Nullable ProductId product,
    @Nullable OrderId order,
    @Nullable Double value,
    @Nullable String detail) {

  /**
   * One launch of a mini app. What is not known is an empty text.
   *
   * @param id random, made by the app when it starts
   * @param person pseudonym of who it is, in hexadecimal digits; null before the sign-in
   * @param weight how many visits it stands for: one over the sampling rate
   * @param telegram version of the mini-app protocol that the Telegram client speaks
   * @param source the {@code startapp} parameter of the link that opened the app
   */
  public record Visit(
      UUID id,
      String app,
      @Nullable String person,
      double weight,
      String language,
      String platform,
      String telegram,
      String webview,
      String appVersion,
      String source) {}
}
