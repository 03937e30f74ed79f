package zij.server.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import zij.server.start.SettingsGuard;

/** Looks at Java and at the ports of this machine. */
final class MachineLook implements Look {
  private static final int JAVA = 25;
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final int port;
  private final int managementPort;

  MachineLook(int port, int managementPort) {
    this.port = port;
    this.managementPort = managementPort;
  }

  @Override
  public List<Finding> look() throws InterruptedException {
    List<Finding> found = new ArrayList<>();
    found.add(java(Runtime.version().feature()));
    found.add(port("port", port, "server.port", "/log/vkey", "+"));
    found.add(
        port("port", managementPort, "management.server.port", "/actuator/health", "\"status\""));
    return found;
  }

  static Finding java(int version) {
    return version >= JAVA
        ? Finding.ok("java", "Java " + Runtime.version())
        : Finding.wrong("java", "Java " + version + " is too old", "Install JDK 25 or newer.");
  }

  private static Finding port(String check, int port, String setting, String path, String sign)
      throws InterruptedException {
    if (port == 0) return Finding.ok(check, setting + " is 0: any free port");
    if (SettingsGuard.isFree(port)) return Finding.ok(check, port + " is free (" + setting + ")");
    if (answers(port, path, sign)) return Finding.ok(check, port + " is held by Zij, which runs");
    return Finding.wrong(
        check,
        port + " (" + setting + ") is held by a program that is not Zij",
        "Stop it (ss -ltnp names it), or choose another " + setting + ".");
  }

  /** Whether Zij answers on that port, as far as can be seen from here. */
  static boolean runs(int port) throws InterruptedException {
    return port != 0 && !SettingsGuard.isFree(port) && answers(port, "/log/vkey", "+");
  }

  private static boolean answers(int port, String path, String sign) throws InterruptedException {
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
              .timeout(PATIENCE)
              .build();
      return http.send(request, HttpResponse.BodyHandlers.ofString()).body().contains(sign);
    } catch (IOException e) {
      return false;
    }
  }
}
