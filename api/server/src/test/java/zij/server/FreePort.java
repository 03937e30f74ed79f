package zij.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for servers whose address has to be known before they start, and after they stopped. */
public final class FreePort {
  /** Below those that systems hand out to whoever connects to something meanwhile. */
  private static final int FIRST = 20_000;

  private static final int END = 32_000;

  private FreePort() {}

  /** One that nobody listens on, and that no connection is given until it is used. */
  public static int lasting() {
    for (int tries = 100; ; tries--) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, END);
      try (var _ = new ServerSocket(port, 1, InetAddress.getByName("0.0.0.0"))) {
        return port;
      } catch (IOException e) {
        if (tries == 0) throw new UncheckedIOException(e);
      }
    }
  }
}
