package zij.ledger.log;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for servers that stop and have to come back under the same address. */
public final class FreePort {
  /** Below those that systems hand out to whoever connects to something meanwhile. */
  private static final int FIRST = 20_000;

  private static final int END = 32_000;

  private FreePort() {}

  /** One that nobody listens on, and that no connection is given while the server is down. */
  public static int lasting() throws IOException {
    for (int tries = 100; ; tries--) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, END);
      try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return port;
      } catch (IOException e) {
        if (tries == 0) {
          throw e;
        }
      }
    }
  }
}
