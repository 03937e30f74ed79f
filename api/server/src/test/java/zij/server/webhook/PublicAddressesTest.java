package zij.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {
  private static Names names(String... answers) {
    return new Names(List.of(answers));
  }

  private record Names(List<String> answers) implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      InetAddress[] all = new InetAddress[answers.size()];
      for (int i = 0; i < all.length; i++) all[i] = InetAddress.getByName(answers.get(i));
      return all;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.1",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "::7f00:1",
        "64:ff9b::7f00:1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::1",
        "3fff:fff::1",
        "100::1",
        "5f00::1"
      })
  void nobodyIsReachedInside(String address) throws UnknownHostException {
    assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isFalse();
    assertThatExceptionOfType(UnknownHostException.class)
        .isThrownBy(() -> new PublicAddresses(names(address)).resolve("shop.example"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1", "9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.1", "172.15.0.1",
        "172.32.0.1", "192.0.1.1", "192.167.1.1", "198.17.0.1", "198.20.0.1", "223.255.255.254",
        "2606:4700::1", "2001:200::1", "2a00:1450::1", "3fff:1000::1"
      })
  void everybodyElseIs(String address) throws UnknownHostException {
    assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isTrue();
  }

  @Test
  void ofSeveralAddressesOnlyPublicOnesAreTried() throws UnknownHostException {
    InetAddress[] found =
        new PublicAddresses(names("127.0.0.1", "1.1.1.1", "::1")).resolve("shop.example");
    assertThat(found).containsExactly(InetAddress.getByName("1.1.1.1"));
  }

  @Test
  void ofManyAddressesOnlyAFewAreTried() throws UnknownHostException {
    Names many = names("1.1.1.1", "1.1.1.2", "1.1.1.3", "1.1.1.4");
    assertThat(new PublicAddresses(many).resolve("shop.example")).hasSize(PublicAddresses.MAX);
  }

  /** A name server that names somebody of the Internet, and a neighbour ever after. */
  private static final class Rebinding implements DnsResolver {
    private final AtomicInteger asked = new AtomicInteger();

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      String answer = asked.getAndIncrement() == 0 ? "1.1.1.1" : "127.0.0.1";
      return new InetAddress[] {InetAddress.getByName(answer)};
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }

  @Test
  void aNameThatChangesItsMindLeadsToNoNeighbour() throws Exception {
    AtomicInteger heard = new AtomicInteger();
    HttpServer neighbour = neighbour(heard);
    PublicAddresses addresses = new PublicAddresses(new Rebinding());
    assertThat(addresses.resolve("shop.example")).hasSize(1); // whoever looked before was content
    try (var client = new WebhookClient(addresses, Duration.ofSeconds(5))) {
      URI uri = URI.create("http://shop.example:" + neighbour.getAddress().getPort() + "/");
      WebhookClient.Answer answer = client.send(uri, Map.of(), new byte[0]);
      assertThat(answer.failure()).contains("not a public address");
      assertThat(heard.get()).isZero();
    } finally {
      neighbour.stop(0);
    }
  }

  private static HttpServer neighbour(AtomicInteger heard) throws IOException {
    HttpServer neighbour = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    neighbour.createContext(
        "/",
        exchange -> {
          heard.incrementAndGet();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    neighbour.start();
    return neighbour;
  }

  /** What counts is the address of the connection, however it is written. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:%d/",
        "http://127.0.0.1:%d/",
        "http://[::1]:%d/",
        "http://[::ffff:127.0.0.1]:%d/"
      })
  void noConnectionIsMadeToANeighbour(String address) throws Exception {
    AtomicInteger heard = new AtomicInteger();
    HttpServer neighbour = neighbour(heard);
    try (var client = new WebhookClient(new PublicAddresses(), Duration.ofSeconds(5))) {
      URI uri = URI.create(address.formatted(neighbour.getAddress().getPort()));
      WebhookClient.Answer answer = client.send(uri, Map.of(), new byte[0]);
      assertThat(answer.status()).isNull();
      assertThat(answer.failure()).contains("not a public address");
      assertThat(heard.get()).isZero();
    } finally {
      neighbour.stop(0);
    }
  }
}
