package zij.simulator;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The simulator as a process of its own. */
@Command(
    name = "simulator",
    description = "A strict stand-in for Telegram: Bot API, webhook, Stars and a phone.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class Main implements Callable<Integer> {
  private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

  private final SimulatorOptions defaults = SimulatorOptions.defaults();

  @Option(
      names = "--host",
      description = "Address to listen on (default: 127.0.0.1).",
      defaultValue = "127.0.0.1")
  private String host = "";

  @Option(names = "--port", description = "Port (default: 8090).", defaultValue = "8090")
  private int port;

  @Option(names = "--data", description = "Folder that keeps everything (default: memory only).")
  private @Nullable Path data;

  @Option(names = "--token", description = "Bot token (default: the kept or a new one).")
  private @Nullable String token;

  @Option(names = "--app", description = "A mini app, NAME=URL; repeatable.")
  private Map<String, String> apps = new LinkedHashMap<>();

  @Option(
      names = "--message-limits",
      description = "on or off: hold sendMessage to Telegram's rates (default: on).",
      defaultValue = "on")
  private String messageLimits = "";

  @Option(
      names = "--webhook-connections",
      description = "Webhook requests at once, 1 to 100 (default: 40).",
      defaultValue = "40")
  private int webhookConnections;

  /** Runs until a signal; exits with 2 for a broken option and 1 when it cannot start. */
  public static void main(String[] args) {
    CommandLine line = new CommandLine(new Main());
    line.setParameterExceptionHandler((broken, given) -> {
      System.err.println(broken.getMessage());
      return 2;
    });
    line.setExecutionExceptionHandler((broken, command, result) -> {
      System.err.println(broken.getMessage());
      return 1;
    });
    int code = line.execute(args);
    if (code != 0) {
      System.exit(code);
    }
  }

  @Override
  public Integer call() throws InterruptedException {
    if (!messageLimits.equals("on") && !messageLimits.equals("off")) {
      throw new IllegalArgumentException("--message-limits is on or off.");
    }
    SimulatorOptions options =
        defaults
            .withPort(port)
            .withData(data)
            .withToken(token)
            .withNetwork(host, webhookConnections)
            .withMessageLimits(messageLimits.equals("on"));
    if (!apps.isEmpty()) {
      options = options.withApps(new LinkedHashMap<>(apps));
    }
    JETTY.setLevel(Level.WARNING);
    Simulator simulator = Simulator.start(options);
    CountDownLatch stop = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "stop"));
    System.out.println(
        "The Telegram simulator is ready at " + simulator.url().replace("127.0.0.1", "localhost"));
    stop.await();
    return 0;
  }
}
