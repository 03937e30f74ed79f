package zij.server.session;

import java.util.Objects;
import org.springframework.security.oauth2.jwt.Jwt;
import zij.language.TelegramUserId;
import zij.language.evidence.EvidenceId;

/**
 * Who is calling: the user id that Telegram vouched for, and the evidence of that.
 *
 * @param evidence the signed initData
 * @param session id of the session that was opened with it
 */
public record Caller(TelegramUserId id, EvidenceId evidence, String session) {
  static final String EVIDENCE_CLAIM = "evd";

  /** The caller of a session that we opened. */
  public static Caller of(Jwt session) {
    return new Caller(
        new TelegramUserId(Long.parseLong(session.getSubject())),
        new EvidenceId(
            Objects.requireNonNull(
                session.getClaimAsString(EVIDENCE_CLAIM), "our sessions name their evidence")),
        Objects.requireNonNull(session.getId(), "our sessions have an id"));
  }
}
