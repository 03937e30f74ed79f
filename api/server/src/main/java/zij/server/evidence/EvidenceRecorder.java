package zij.server.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.InstantSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import zij.command.Commands;
import zij.language.Provenance;
import zij.language.TelegramUserId;
import zij.language.Vocabulary;
import zij.language.evidence.EvidenceCommand;
import zij.language.evidence.EvidenceId;
import zij.language.evidence.EvidenceKind;
import zij.server.ZijProperties;
import zij.server.problem.ProblemException;
import zij.server.vault.Vault;

/**
 * Puts evidence into the log, sealed under the key of the person that it is about, once.
 * Thread-safe.
 */
@Component
public class EvidenceRecorder {
  private static final int REMEMBERED_SESSIONS = 100_000;
  private static final String OPERATION = Vocabulary.nameOf(EvidenceCommand.Record.class);

  private final SignIns signIns;
  private final Vault vault;
  private final Commands commands;
  private final InstantSource clock;

  /**
   * Sessions whose sign-in is in the log. By session, not by sign-in: the same initData may open
   * another session after an erasure, and then has to be sealed under the next key.
   */
  private final Cache<String, Boolean> recorded;

  EvidenceRecorder(
      SignIns signIns,
      Vault vault,
      Commands commands,
      InstantSource clock,
      ZijProperties properties) {
    this.signIns = signIns;
    this.vault = vault;
    this.commands = commands;
    this.clock = clock;
    this.recorded =
        Caffeine.newBuilder()
            .maximumSize(REMEMBERED_SESSIONS)
            .expireAfterWrite(properties.session().lifetime())
            .build();
  }

  /**
   * Returns when the sign-in of a session is in the log.
   *
   * @param session id of the session
   * @throws ProblemException if the sign-in is not kept any more, so that the session is over
   */
  public void signIn(String session, TelegramUserId user, EvidenceId id, String traceId) {
    if (recorded.getIfPresent(session) != null) return;
    String initData =
        signIns
            .find(id)
            .orElseThrow(() -> ProblemException.of(HttpStatus.UNAUTHORIZED, "UNAUTHENTICATED"));
    record(
        user,
        EvidenceKind.SIGN_IN,
        initData.getBytes(UTF_8),
        new Provenance(
            user.toString(), "user", OPERATION, traceId, EvidenceKind.SIGN_IN.referenceTo(id)));
    recorded.put(session, true);
  }

  /**
   * Returns when a payment's update is in the log.
   *
   * @param update as Telegram sent it, at most {@value Vault#MAX_BYTES} bytes
   */
  public void payment(long updateId, TelegramUserId payer, byte[] update, String traceId) {
    record(
        payer,
        EvidenceKind.PAYMENT,
        update,
        new Provenance(payer.toString(), "telegram", OPERATION, traceId, "update:" + updateId));
  }

  private void record(TelegramUserId user, EvidenceKind kind, byte[] raw, Provenance provenance) {
    EvidenceId id = EvidenceId.of(raw);
    var sealed = vault.seal(user, raw, kind.referenceTo(id));
    var _ =
        commands.send(
            new EvidenceCommand.Record(id, user, kind, sealed, clock.instant()), provenance);
  }
}
