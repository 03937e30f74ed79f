package zij.server.start;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import zij.server.StartFailure;

/**
 * Looks at the settings, and whether the ports are free, before any part of the server is made: no
 * start is half, and who cannot serve has migrated nothing.
 */
@Component
public final class SettingsGuard implements BeanFactoryPostProcessor {
  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {
    Environment environment = factory.getBean(Environment.class);
    ReadSettings read = ReadSettings.read(environment);
    List<String> faults = read.faults();
    if (!faults.isEmpty()) throw new StartFailure(String.join(" ", faults));
    refuseTaken(environment, "server.address", read.port());
    refuseTaken(environment, "management.server.address", read.managementPort());
  }

  /**
   * Somebody may still take it before the server does, which says the same then; as it does for an
   * address of the server's own.
   */
  private static void refuseTaken(Environment environment, String address, int port) {
    if (!environment.containsProperty(address) && !isFree(port)) {
      throw new StartFailure(taken(port));
    }
  }

  /** What is said of a port that another program listens on. */
  public static String taken(int port) {
    return "Port " + port + " is taken; stop what uses it or choose another.";
  }

  /** Whether this process could listen on a port now; 0 and less stand for any or none. */
  public static boolean isFree(int port) {
    if (port <= 0) return true;
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true); // what was closed a moment ago is free
      socket.bind(new InetSocketAddress(port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
