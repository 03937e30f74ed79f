package zij.chaos;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for processes that come and go. */
final class Ports {
  private Ports() {}

  /** Below those that systems hand out to whoever connects to something before it is used. */
  static int free() throws IOException {
    for (int tries = 100; ; tries--) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
      try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return port;
      } catch (IOException e) {
        if (tries == 0) throw e;
      }
    }
  }
}
