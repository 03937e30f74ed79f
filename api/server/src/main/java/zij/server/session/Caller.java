package zij.server.session;

import java.util.Objects;
import org.springframework.security.oauth2.jwt.Jwt;
import zij.language.TelegramUserId;

/**
 * Who is calling: the user id that Telegram vouched for, and the evidence of that.
 *
 * @param evidence SHA-256 of the signed initData, 64 hexadecimal digits
 */
public record Caller(TelegramUserId id, String evidence) {
  static final String EVIDENCE_CLAIM = "evd";

  /** The caller of a session that we opened. */
  public static Caller of(Jwt session) {
    return new Caller(
        new TelegramUserId(Long.parseLong(session.getSubject())),
        Objects.requireNonNull(
            session.getClaimAsString(EVIDENCE_CLAIM), "our sessions name their evidence"));
  }
}
