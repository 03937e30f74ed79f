package zij.server.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Looks at the certificate of the public address as a phone does: chain, host and days left. */
final class CertificateLook implements Look {
  private static final String CHECK = "certificate";
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int HTTPS = 443;

  /** Whoever renews by themselves does so a month before. */
  private static final Duration LEAST = Duration.ofDays(14);

  private final URI address;
  private final SSLSocketFactory trust;
  private final InstantSource clock;

  /**
   * @param trust whose certificates are trusted
   */
  CertificateLook(URI address, SSLSocketFactory trust, InstantSource clock) {
    this.address = address;
    this.trust = trust;
    this.clock = clock;
  }

  @Override
  public List<Finding> look() throws IOException {
    if (!"https".equals(address.getScheme())) {
      return List.of(Finding.ok(CHECK, "none; " + address + " has no TLS"));
    }
    String host = String.valueOf(address.getHost());
    int port = address.getPort() < 0 ? HTTPS : address.getPort();
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(host, port), (int) PATIENCE.toMillis());
      plain.setSoTimeout((int) PATIENCE.toMillis());
      return List.of(greet((SSLSocket) trust.createSocket(plain, host, port, true)));
    } catch (IOException e) {
      return List.of(
          Finding.unknown(
              CHECK,
              "%s:%d (zij.public-url) is not reached from here: %s".formatted(host, port, e),
              "Look from another network, and at the name's DNS entry and the balancer."));
    }
  }

  private Finding greet(SSLSocket socket) throws IOException {
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    try (socket) {
      socket.startHandshake();
      Instant end =
          Arrays.stream(socket.getSession().getPeerCertificates())
              .map(CertificateLook::end)
              .min(Instant::compareTo)
              .orElseThrow();
      long days = Duration.between(clock.instant(), end).toDays();
      String says = "of %s, good for %d days".formatted(address.getHost(), days);
      return days >= LEAST.toDays()
          ? Finding.ok(CHECK, says)
          : Finding.wrong(CHECK, says, "Renew it now, and see why it was not renewed by itself.");
    } catch (SSLException e) {
      return Finding.wrong(
          CHECK,
          "of " + address.getHost() + " is not trusted: " + e.getMessage(),
          "Serve the whole chain of a certificate for this host, from a known authority.");
    }
  }

  private static Instant end(Certificate certificate) {
    return ((X509Certificate) certificate).getNotAfter().toInstant();
  }
}
