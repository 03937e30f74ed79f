package zij.server;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one server that all share; it stops after the last test. With {@code
 * -Dzij.shared-server.kept=true} it stops with the JVM: PIT runs each test by itself, many times.
 */
public final class SharedServer implements ParameterResolver {
  /** Receivers of webhooks are beside it, and nobody waits for a second try. */
  private static final Map<String, String> SETTINGS =
      Map.of("zij.webhooks.allow-private", "true", "zij.webhooks.first-retry", "100ms");

  private static final boolean IS_KEPT = Boolean.getBoolean("zij.shared-server.kept");

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(SharedServer.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext extension) {
    return parameter.getParameter().getType().equals(RunningServer.class);
  }

  private static final class Kept {
    private static final RunningServer SERVER = start();

    private static RunningServer start() {
      RunningServer server = RunningServer.start(SETTINGS);
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      return server;
    }
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext extension) {
    if (IS_KEPT) return Kept.SERVER;
    return extension
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(
            RunningServer.class, _ -> RunningServer.start(SETTINGS), RunningServer.class);
  }
}
