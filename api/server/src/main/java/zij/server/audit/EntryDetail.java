package zij.server.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry whole, and its proof. Whoever trusts nobody takes {@code leaf} and {@code proof} alone:
 * the leaf data hold everything else in here, and SHA-256 of a zero byte and the leaf data is the
 * leaf hash that the proof leads from.
 *
 * @param at when it was appended, to the nanosecond
 * @param event what is stored as the event
 * @param metadata what is stored with it: who, by which operation, on what evidence
 * @param salt 16 bytes in base64, the last of the leaf data
 * @param leaf leaf data in base64
 * @param leafHash in base64
 * @param previous position of the entry before it of the same aggregate
 * @param next position of the entry behind it of the same aggregate
 */
record EntryDetail(
    long position,
    Instant at,
    String eventId,
    String type,
    String revision,
    String aggregateType,
    String aggregateId,
    long sequence,
    Map<String, Object> event,
    Map<String, Object> metadata,
    String salt,
    String leaf,
    String leafHash,
    Inclusion proof,
    @Nullable Long previous,
    @Nullable Long next) {

  /**
   * How the entry is in the log.
   *
   * @param size of the tree that the checkpoint signs
   * @param path hashes from the leaf's sibling up, in base64 (RFC 9162 section 2.1.3)
   * @param checkpoint a signed note (C2SP tlog-checkpoint)
   */
  @Schema(name = "EntryInclusion") // and not that of the public proofs
  record Inclusion(long size, List<String> path, String checkpoint) {}
}
