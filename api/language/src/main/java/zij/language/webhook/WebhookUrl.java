package zij.language.webhook;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where another system of the merchant listens.
 *
 * @param text an absolute address by {@code https} (or {@code http}, which the server allows where
 *     nobody else listens), at most {@value #MAX} characters, with a host, without a name, a
 *     password or a fragment
 */
public record WebhookUrl(@JsonValue String text) {
  public static final int MAX = 500;

  private static final int MAX_PORT = 65_535;

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public WebhookUrl {
    if (text.length() > MAX) {
      throw new IllegalArgumentException("an address has at most " + MAX + " characters");
    }
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("not an address: " + text, e);
    }
    boolean isWeb = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
    if (!isWeb || uri.getHost() == null) {
      throw new IllegalArgumentException("not an address of the web: " + text);
    }
    if (uri.getPort() > MAX_PORT) {
      throw new IllegalArgumentException("no port: " + uri.getPort());
    }
    if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
      throw new IllegalArgumentException("an address has no password and no fragment");
    }
  }

  /** The same as an address to be asked. */
  public URI uri() {
    return URI.create(text);
  }

  /** Whether what is sent there can be read on the way by nobody else. */
  public boolean isSecret() {
    return "https".equals(uri().getScheme());
  }
}
