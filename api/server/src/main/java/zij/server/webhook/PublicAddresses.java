package zij.server.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Finds the addresses of a host for a connection that is about to be made, and leaves out those
 * inside our own networks: what a merchant types must not make the server talk to its neighbours.
 * The connection is made to the very addresses that were looked at, so a name that says something
 * else a moment later (DNS rebinding) changes nothing. Thread-safe.
 */
final class PublicAddresses implements DnsResolver {
  /** So many are tried one after the other; a name may have thousands. */
  static final int MAX = 3;

  private final DnsResolver names;

  PublicAddresses(DnsResolver names) {
    this.names = names;
  }

  PublicAddresses() {
    this(SystemDefaultDnsResolver.INSTANCE);
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] all = names.resolve(host);
    InetAddress[] open =
        Arrays.stream(all).filter(PublicAddresses::isPublic).limit(MAX).toArray(InetAddress[]::new);
    if (open.length == 0) throw new UnknownHostException("not a public address: " + host);
    return open;
  }

  @Override
  public String resolveCanonicalHostname(String host) throws UnknownHostException {
    return names.resolveCanonicalHostname(host);
  }

  /**
   * Whether anybody of the Internet could be reached there. What is not: the special purposes of
   * RFC 6890 and of the IANA registries that go with it, and IPv6 addresses that carry one of IPv4.
   */
  static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] bytes = address.getAddress();
    return address instanceof Inet4Address ? isPublic(bytes) : isGlobalUnicast(bytes);
  }

  private static boolean isPublic(byte[] four) {
    int a = four[0] & 0xff;
    int b = four[1] & 0xff;
    int c = four[2] & 0xff;
    boolean shared = a == 100 && b >= 64 && b < 128; // RFC 6598
    boolean protocols = a == 192 && b == 0 && (c == 0 || c == 2); // RFC 6890, RFC 5737
    boolean relays = a == 192 && b == 88 && c == 99; // RFC 7526
    boolean benchmarks = a == 198 && (b == 18 || b == 19); // RFC 2544
    boolean examples = (a == 198 && b == 51 && c == 100) || (a == 203 && b == 0 && c == 113);
    return a != 0 && a < 240 && !shared && !protocols && !relays && !benchmarks && !examples;
  }

  /** 2000::/3 is all that is given out (RFC 4291), without what carries or tunnels IPv4. */
  private static boolean isGlobalUnicast(byte[] six) {
    int first = ((six[0] & 0xff) << 8) | (six[1] & 0xff);
    int second = ((six[2] & 0xff) << 8) | (six[3] & 0xff);
    boolean given = (first & 0xe000) == 0x2000;
    boolean special = first == 0x2001 && second < 0x0200; // Teredo, ORCHID and the like
    boolean examples = // RFC 3849, RFC 9637
        (first == 0x2001 && second == 0x0db8) || (first == 0x3fff && second < 0x1000);
    boolean tunnelled = first == 0x2002; // 6to4
    return given && !special && !examples && !tunnelled;
  }
}
