package zij.server.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A real TLS server, whose certificate is trusted or not, runs out or names another host. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CertificateLookTest {
  private static final char[] PASSWORD = "certificate".toCharArray();

  private SSLContext context;
  private HttpsServer server;

  @BeforeAll
  void serve(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("store.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD),
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-validity",
                "30",
                "-alias",
                "it")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile())
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, PASSWORD);
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("it", store.getCertificate("it"));
    trust.init(trusted);
    context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    server = HttpsServer.create(new InetSocketAddress("localhost", 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.start();
  }

  @AfterAll
  void stop() {
    server.stop(0);
  }

  @Test
  void that_is_good_for_a_month() throws Exception {
    Finding found = look("localhost", context.getSocketFactory(), InstantSource.system());
    assertThat(found.verdict()).as(found.says()).isEqualTo(Finding.Verdict.OK);
    assertThat(found.says()).contains("of localhost, good for 29 days");
  }

  @Test
  void that_runs_out_within_two_weeks() throws Exception {
    InstantSource later = Clock.offset(Clock.systemUTC(), Duration.ofDays(17));
    Finding found = look("localhost", context.getSocketFactory(), later);
    assertThat(found.verdict()).isEqualTo(Finding.Verdict.WRONG);
    assertThat(found.says()).contains("good for 12 days");
  }

  @Test
  void that_nobody_trusts() throws Exception {
    SSLSocketFactory usual = (SSLSocketFactory) SSLSocketFactory.getDefault();
    Finding found = look("localhost", usual, InstantSource.system());
    assertThat(found.verdict()).isEqualTo(Finding.Verdict.WRONG);
    assertThat(found.says()).contains("is not trusted");
  }

  @Test
  void that_names_another_host() throws Exception {
    Finding found = look("127.0.0.1", context.getSocketFactory(), InstantSource.system());
    assertThat(found.verdict()).isEqualTo(Finding.Verdict.WRONG);
    assertThat(found.says()).contains("of 127.0.0.1 is not trusted");
  }

  @Test
  void that_cannot_be_reached() throws Exception {
    URI nowhere = URI.create("https://localhost:1");
    Finding found =
        new CertificateLook(nowhere, context.getSocketFactory(), InstantSource.system())
            .look()
            .getFirst();
    assertThat(found.verdict()).isEqualTo(Finding.Verdict.UNKNOWN);
  }

  private Finding look(String host, SSLSocketFactory trust, InstantSource clock) throws Exception {
    URI address = URI.create("https://" + host + ":" + server.getAddress().getPort());
    return new CertificateLook(address, trust, clock).look().getFirst();
  }
}
