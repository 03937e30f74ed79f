package zij.language;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where an event comes from; stored as metadata with every event. The time of the event itself is
 * part of the event.
 *
 * @param user Telegram id of the validated user whose doing it is or goes back to; empty if it goes
 *     back to nobody, as the lapse of an order does
 * @param actor {@code user} for what the user asked for, {@code telegram} for what the Bot API
 *     reports of the user, {@code system:<reaction>} for what follows from other events
 * @param operation logical name of the command
 * @param traceId W3C trace id, 32 hexadecimal digits, of the request that led here
 * @param evidence reference to the evidence of who asked, {@code <scheme>:<id>}: {@code
 *     initdata:<SHA-256 of the signed initData>} for a person, {@code payment:<SHA-256 of the
 *     update>} for a payment that Telegram told of (both name an {@link
 *     zij.language.evidence.EvidenceId}: a sign-in is in the log before the event, an update at the
 *     latest when it is acknowledged), {@code update:<update id>} for anything else that Telegram
 *     says (payments too, until their evidence was kept), {@code transaction:<transaction id>} for
 *     what Telegram's list of transactions says, {@code event:<event id>} for a reaction, {@code
 *     demo:<seed>} for the made-up past of a demo
 * @param consent reference to the evidence that the person agreed to the shop's terms, {@code
 *     consent:<SHA-256>}, of an order being placed; empty for everything else
 */
public record Provenance(
    String user, String actor, String operation, String traceId, String evidence, String consent) {
  public static final String USER = "user";
  public static final String ACTOR = "actor";
  public static final String OPERATION = "operation";
  public static final String TRACE_ID = "traceId";

  /**
   * W3C parent id, 16 hexadecimal digits: the span in which the event was appended. Only in traces
   * that are kept, and never in a command.
   */
  public static final String SPAN_ID = "spanId";

  public static final String EVIDENCE = "evidence";
  public static final String CONSENT = "consent";

  /** Of something for which nobody has to agree to terms. */
  public Provenance(String user, String actor, String operation, String traceId, String evidence) {
    this(user, actor, operation, traceId, evidence, "");
  }

  /** The metadata in which it travels from the command to its events. */
  public Map<String, String> asMetadata() {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put(USER, user);
    metadata.put(ACTOR, actor);
    metadata.put(OPERATION, operation);
    metadata.put(TRACE_ID, traceId);
    metadata.put(EVIDENCE, evidence);
    if (!consent.isEmpty()) metadata.put(CONSENT, consent);
    return metadata;
  }
}
