package zij.simulator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How one simulated Telegram behaves.
 *
 * @param host address to listen on
 * @param port port to listen on, 0 for any free one
 * @param data folder that keeps everything between runs; null keeps it in memory only
 * @param token the bot's token, {@code <digits>:<secret>}; null takes the kept one, or makes one
 * @param apps mini apps by name, in the order the phone offers them; the first is the menu button's
 * @param messageLimits whether sendMessage is held to Telegram's rates
 * @param webhookConnections the most webhook requests at once when the bot asked for no number; 1
 *     to 100
 * @param retryUnit what a second of the webhook's retry schedule lasts; tests shorten it
 * @param preCheckoutLimit how long the bot may take to answer a pre-checkout query
 * @param updateLifetime how long an undelivered update is kept
 */
public record SimulatorOptions(
    String host,
    int port,
    @Nullable Path data,
    @Nullable String token,
    SequencedMap<String, String> apps,
    boolean messageLimits,
    int webhookConnections,
    Duration retryUnit,
    Duration preCheckoutLimit,
    Duration updateLifetime) {

  /** The phone's own address when nobody says another. */
  public static final int DEFAULT_PORT = 8090;

  private static final Pattern TOKEN = Pattern.compile("[1-9][0-9]{0,14}:[A-Za-z0-9_-]{3,64}");
  private static final Pattern APP_NAME = Pattern.compile("[a-z0-9_]{1,32}");

  /** Refuses, with a sentence for people, what no simulator could run with. */
  public SimulatorOptions {
    require(port >= 0 && port <= 65_535, "The port must be between 0 and 65535, not " + port + ".");
    require(
        token == null || TOKEN.matcher(token).matches(),
        "The bot token must look like 123456789:AbCdEf, with the bot's number first.");
    require(!apps.isEmpty(), "At least one mini app is needed, such as shop=http://localhost/.");
    apps.forEach(SimulatorOptions::requireApp);
    require(
        webhookConnections >= 1 && webhookConnections <= 100,
        "The webhook connections must be between 1 and 100, not " + webhookConnections + ".");
  }

  /** Telegram's own figures, on the default port, in memory, with the shop as the only mini app. */
  public static SimulatorOptions defaults() {
    SequencedMap<String, String> apps = new LinkedHashMap<>();
    apps.put("shop", "http://localhost:8080/shop/");
    return new SimulatorOptions(
        "127.0.0.1",
        DEFAULT_PORT,
        null,
        null,
        apps,
        true,
        40,
        Duration.ofSeconds(1),
        Duration.ofSeconds(10),
        Duration.ofHours(24));
  }

  /** The same on another port. */
  public SimulatorOptions withPort(int newPort) {
    return new SimulatorOptions(
        host,
        newPort,
        data,
        token,
        apps,
        messageLimits,
        webhookConnections,
        retryUnit,
        preCheckoutLimit,
        updateLifetime);
  }

  /** The same with its state kept in a folder. */
  public SimulatorOptions withData(@Nullable Path folder) {
    return new SimulatorOptions(
        host,
        port,
        folder,
        token,
        apps,
        messageLimits,
        webhookConnections,
        retryUnit,
        preCheckoutLimit,
        updateLifetime);
  }

  /** The same with a bot token of the caller's choice. */
  public SimulatorOptions withToken(@Nullable String newToken) {
    return new SimulatorOptions(
        host,
        port,
        data,
        newToken,
        apps,
        messageLimits,
        webhookConnections,
        retryUnit,
        preCheckoutLimit,
        updateLifetime);
  }

  /** The same with other mini apps. */
  public SimulatorOptions withApps(SequencedMap<String, String> newApps) {
    return new SimulatorOptions(
        host,
        port,
        data,
        token,
        newApps,
        messageLimits,
        webhookConnections,
        retryUnit,
        preCheckoutLimit,
        updateLifetime);
  }

  /** The same with or without limits on messages. */
  public SimulatorOptions withMessageLimits(boolean on) {
    return new SimulatorOptions(
        host,
        port,
        data,
        token,
        apps,
        on,
        webhookConnections,
        retryUnit,
        preCheckoutLimit,
        updateLifetime);
  }

  /** The same with other times, so that a test of a schedule need not last as long as it. */
  public SimulatorOptions withTimes(Duration unit, Duration preCheckout, Duration lifetime) {
    return new SimulatorOptions(
        host,
        port,
        data,
        token,
        apps,
        messageLimits,
        webhookConnections,
        unit,
        preCheckout,
        lifetime);
  }

  /** The same with another listening address and number of webhook connections. */
  public SimulatorOptions withNetwork(String newHost, int connections) {
    return new SimulatorOptions(
        newHost,
        port,
        data,
        token,
        apps,
        messageLimits,
        connections,
        retryUnit,
        preCheckoutLimit,
        updateLifetime);
  }

  private static void requireApp(String name, String url) {
    require(
        APP_NAME.matcher(name).matches(),
        "A mini app's name is 1 to 32 of a-z, 0-9 and _, not '" + name + "'.");
    require(
        url.startsWith("http://") || url.startsWith("https://"),
        "The address of the mini app '" + name + "' must start with http:// or https://.");
  }

  private static void require(boolean condition, String sentence) {
    if (!condition) {
      throw new IllegalArgumentException(sentence);
    }
  }
}
