package zij.server.gift;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import zij.language.order.OrderId;
import zij.server.telegram.BotName;

/**
 * The links by which gifts are taken: they open the shop's mini app, in which Telegram says who
 * opened it. A token is the order's id and 128 bits that nobody guesses without the key of links
 * (HMAC-SHA-256, cut): so it can be told again, and nothing but its hash is kept. Thread-safe.
 */
public final class GiftLinks {
  /** What a link's parameter begins with. */
  public static final String PREFIX = "gift_";

  private static final String ALGORITHM = "HmacSHA256";
  private static final int ID_BYTES = 16;
  private static final int SECRET_BYTES = 16;
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

  private final BotName bot;
  private final SecretKeySpec key;

  GiftLinks(BotName bot, byte[] key) {
    this.bot = bot;
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** Whether a text has the form of a token. */
  public static boolean isToken(String text) {
    return TOKEN.matcher(text).matches();
  }

  /** The secret of an order's first link, its second, and so on. */
  String token(OrderId order, int number) {
    UUID id = order.value();
    ByteBuffer token =
        ByteBuffer.allocate(ID_BYTES + SECRET_BYTES)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .put(secret(order, number), 0, SECRET_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
  }

  /** The order that a token is for, genuine or not; empty if it has not the form of one. */
  static Optional<OrderId> order(String token) {
    if (!isToken(token)) return Optional.empty();
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
    return Optional.of(new OrderId(new UUID(bytes.getLong(), bytes.getLong())));
  }

  /** The link that carries a token, as Telegram opens it. */
  String to(String token) {
    return "https://t.me/" + bot.username() + "?startapp=" + PREFIX + token;
  }

  private byte[] secret(OrderId order, int number) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal("zij gift link\n%s\n%d".formatted(order, number).getBytes(US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
    }
  }
}
