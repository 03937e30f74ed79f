package zij.server.start;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.core.env.Environment;
import zij.server.StartFailure;
import zij.server.ZijProperties;

/**
 * The settings as the server would have them.
 *
 * @param port of the server, 0 for any
 * @param managementPort for operators, 0 for any
 */
public record ReadSettings(ZijProperties zij, int port, int managementPort) {
  private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("zij");

  /** Read by another record than the rest. */
  private static final ConfigurationPropertyName DEMO = ConfigurationPropertyName.of("zij.demo");

  /**
   * Reads them.
   *
   * @throws StartFailure if one is not of its kind, or there is none of its name; a name in an
   *     environment variable is not looked at
   */
  public static ReadSettings read(Environment environment) {
    Binder binder = Binder.get(environment);
    try {
      ZijProperties zij = binder.bindOrCreate("zij", Bindable.of(ZijProperties.class));
      refuseUnknown(binder);
      return new ReadSettings(
          zij,
          binder.bind("server.port", Integer.class).orElse(8080),
          binder.bind("management.server.port", Integer.class).orElse(8081));
    } catch (BindException e) {
      throw new StartFailure(WrongSetting.sentence(e), e);
    }
  }

  /** What is wrong with them; see {@link Settings#faults}. */
  public List<String> faults() {
    return Settings.faults(zij, port, managementPort);
  }

  private static void refuseUnknown(Binder binder) {
    try {
      var _ =
          binder.bindOrCreate(
              ROOT,
              Bindable.of(ZijProperties.class),
              new NoUnboundElementsBindHandler(
                  BindHandler.DEFAULT, new UnboundElementsSourceFilter()));
    } catch (BindException e) {
      if (!(e.getCause() instanceof UnboundConfigurationPropertiesException unbound)) throw e;
      String unknown =
          unbound.getUnboundProperties().stream()
              .map(ConfigurationProperty::getName)
              .filter(name -> !DEMO.isAncestorOf(name))
              .map(ConfigurationPropertyName::toString)
              .collect(Collectors.joining(" or "));
      if (!unknown.isEmpty()) throw new StartFailure("There is no setting " + unknown + ".", e);
    }
  }
}
