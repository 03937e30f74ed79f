package zij.server.evidence;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import zij.language.evidence.EvidenceKind;

/**
 * The evidence that the events of one order refer to, in the order in which they do.
 *
 * @param telegram with what to check Telegram's signatures oneself
 */
record OrderEvidence(UUID orderId, TelegramKey telegram, List<EvidencePiece> evidence) {

  /**
   * What Telegram's signature over initData is checked with (Telegram Mini Apps, "Validating data
   * for third-party use").
   *
   * @param botId begins the signed text
   * @param publicKey Ed25519, 64 hexadecimal digits
   */
  record TelegramKey(String botId, String publicKey) {}

  /**
   * One piece of evidence.
   *
   * @param id SHA-256 of the content
   * @param user Telegram id of whom it is about
   * @param position where in the log it stands; null if it is not recorded
   * @param recordedAt null if it is not recorded
   * @param content initData (without the token of an invitation), the update as Telegram sent it,
   *     or what was agreed to; null unless it is readable
   * @param checks what was found when it was looked at now
   * @param uses the events of the order that refer to it
   */
  record EvidencePiece(
      String id,
      EvidenceKind kind,
      long user,
      State state,
      @Nullable Long position,
      @Nullable Instant recordedAt,
      @Nullable String content,
      EvidenceChecks checks,
      List<EvidenceUse> uses) {}

  /** Whether it can be read. */
  enum State {
    READABLE,
    /** The person was erased and the key destroyed; the log still proves that it was there. */
    ERASED,
    /** The key is lost, or what is in the log was not sealed by it. */
    UNREADABLE,
    /** The log has no such evidence. */
    NOT_RECORDED
  }

  /**
   * What was found.
   *
   * @param contentHash the content is what the id says
   * @param telegramSignature Telegram's Ed25519 signature: anybody can check it, nobody else can
   *     make it
   * @param botHash the HMAC under the bot's token: only the shop can check it, and could make it
   * @param user the content names the user
   * @param charge the content names the charge of the event that refers to it
   */
  record EvidenceChecks(
      Check contentHash, Check telegramSignature, Check botHash, Check user, Check charge) {
    static final EvidenceChecks NONE =
        new EvidenceChecks(Check.ABSENT, Check.ABSENT, Check.ABSENT, Check.ABSENT, Check.ABSENT);
  }

  /** The result of one check. */
  enum Check {
    HOLDS,
    FAILS,
    /** There is nothing of this kind in it. */
    ABSENT;

    static Check of(boolean holds) {
      return holds ? HOLDS : FAILS;
    }
  }

  /** An event that refers to it. */
  record EvidenceUse(long position, String event) {}
}
