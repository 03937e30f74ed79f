package zij.server.staff;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import zij.server.telegram.BotName;

/**
 * The links that invite people: they open the shop's mini app, in which Telegram says who opened
 * it. Thread-safe.
 */
@Component
class InvitationLinks {
  private static final int TOKEN_BYTES = 32;
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

  private final SecureRandom random = new SecureRandom();
  private final BotName bot;

  InvitationLinks(BotName bot) {
    this.bot = bot;
  }

  /** A secret that nobody guesses. */
  String newToken() {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Whether a text has the form of a token. */
  static boolean isToken(String text) {
    return TOKEN.matcher(text).matches();
  }

  /** The link that carries a token, as Telegram opens it. */
  String to(String token) {
    return "https://t.me/" + bot.username() + "?startapp=join_" + token;
  }
}
