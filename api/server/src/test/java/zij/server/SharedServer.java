package zij.server;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one server that all share; it stops after the last test. */
public final class SharedServer implements ParameterResolver {
  /** Receivers of webhooks are beside it, and nobody waits for a second try. */
  private static final Map<String, String> SETTINGS =
      Map.of("zij.webhooks.allow-private", "true", "zij.webhooks.first-retry", "100ms");

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(SharedServer.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext extension) {
    return parameter.getParameter().getType().equals(RunningServer.class);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext extension) {
    return extension
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(
            RunningServer.class, _ -> RunningServer.start(SETTINGS), RunningServer.class);
  }
}
