package zij.server.telemetry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import zij.language.Language;
import zij.language.product.ProductId;
import zij.query.telemetry.TelemetryKind;

/**
 * What a mini app tells at a time.
 *
 * @param visit random, made when the app started
 * @param token of the session, in the body because a beacon has no headers; without it, or with one
 *     that does not hold, the batch is nobody's
 * @param app which mini app
 * @param appVersion of its build; 1 to 40 of {@code A-Za-z0-9._-}, or empty
 * @param platform as Telegram's client names it; 1 to 20 of {@code A-Za-z0-9._-}, or empty
 * @param telegram version of the mini-app protocol that the client speaks; digits and dots, or
 *     empty
 * @param source the {@code startapp} parameter; 1 to 64 of {@code A-Za-z0-9_-}, or empty
 * @param records 1 to {@value #MAX_RECORDS}
 */
record TelemetryBatch(
    UUID visit,
    @Nullable String token,
    App app,
    String appVersion,
    Language language,
    String platform,
    String telegram,
    String source,
    List<Told> records) {
  static final int MAX_RECORDS = 100;

  /** An app that is open for longer tells nothing more. */
  static final long MAX_AGE_MS = 86_400_000;

  private static final int MAX_SEQ = 9_999;
  private static final int MAX_DETAIL = 1_000;
  private static final int MAX_TOKEN = 4_096;
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._-]{0,40}");
  private static final Pattern PLATFORM = Pattern.compile("[A-Za-z0-9._-]{0,20}");
  private static final Pattern VERSION = Pattern.compile("[0-9.]{0,10}");
  private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9_-]{0,64}");
  private static final Pattern CODE = Pattern.compile("[A-Z0-9_]{1,40}");
  private static final List<String> OUTCOMES = List.of("paid", "cancelled", "failed", "pending");
  private static final List<String> VITALS = List.of("LCP", "INP", "CLS", "FCP", "TTFB");

  /** The mini apps. */
  enum App {
    SHOP,
    DESK,
    AUDIT,
    INSIGHTS,
    VERIFY;

    @JsonValue
    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static App ofCode(String code) {
      for (App app : values()) {
        if (app.code().equals(code)) return app;
      }
      throw new IllegalArgumentException("no mini app: " + code);
    }
  }

  TelemetryBatch {
    Objects.requireNonNull(visit, "visit");
    Objects.requireNonNull(app, "app");
    Objects.requireNonNull(language, "language");
    require(token == null || token.length() <= MAX_TOKEN, "token");
    require(WORD.matcher(appVersion).matches(), "appVersion");
    require(PLATFORM.matcher(platform).matches(), "platform");
    require(VERSION.matcher(telegram).matches(), "telegram");
    require(SOURCE.matcher(source).matches(), "source");
    require(!records.isEmpty() && records.size() <= MAX_RECORDS, "records");
    records = List.copyOf(records);
  }

  /**
   * One thing that happened.
   *
   * @param seq its number in the visit, from 0; the same number is the same thing
   * @param age how long ago it was when the batch was sent, in milliseconds: the device's own clock
   *     may be wrong
   * @param product of view (nothing is the catalogue) and add
   * @param order of checkout, invoice and sheet
   * @param value of launch, launched and vital
   * @param detail of launch_failed a code, of sheet an outcome, of vital its name, of error what it
   *     says
   */
  record Told(
      int seq,
      TelemetryKind kind,
      long age,
      @Nullable ProductId product,
      @Nullable UUID order,
      @Nullable Double value,
      @Nullable String detail) {
    Told {
      Objects.requireNonNull(kind, "kind");
      require(seq >= 0 && seq <= MAX_SEQ, "seq");
      require(age >= 0 && age <= MAX_AGE_MS, "age");
      require(value == null || (value >= 0 && value <= MAX_AGE_MS), "value");
      require(detail == null || detail.length() <= MAX_DETAIL, "detail");
      require(fits(kind, product, order, value, detail), kind.code());
    }
  }

  /** Whether a record of this kind has what it needs, and nothing that it has no use for. */
  private static boolean fits(
      TelemetryKind kind,
      @Nullable ProductId product,
      @Nullable UUID order,
      @Nullable Double value,
      @Nullable String detail) {
    boolean noThing = product == null && order == null;
    return switch (kind) {
      case LAUNCH, LAUNCHED -> noThing && detail == null;
      case LAUNCH_FAILED ->
          noThing && value == null && detail != null && CODE.matcher(detail).matches();
      case VIEW -> order == null && value == null && detail == null;
      case ADD -> product != null && order == null && value == null && detail == null;
      case CART -> noThing && value == null && detail == null;
      case CHECKOUT, INVOICE -> product == null && value == null && detail == null;
      case SHEET -> product == null && value == null && OUTCOMES.contains(detail);
      case ERROR -> noThing && value == null && detail != null;
      case VITAL -> noThing && value != null && VITALS.contains(detail);
    };
  }

  private static void require(boolean holds, String what) {
    if (!holds) throw new IllegalArgumentException("telemetry with a bad " + what);
  }
}
