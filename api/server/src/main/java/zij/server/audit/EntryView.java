package zij.server.audit;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import zij.ledger.log.Entry;
import zij.ledger.log.Hash;
import zij.ledger.log.LeafEncoding;
import zij.ledger.log.LogReader;
import zij.ledger.log.Proofs;
import zij.ledger.log.SignedCheckpoint;
import zij.ledger.log.StoredEntry;
import zij.ledger.witness.PublishedCheckpoints;

/** Shows single entries out of the log itself. Thread-safe. */
@Component
class EntryView {
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private final LogReader log;
  private final Proofs proofs;
  private final PublishedCheckpoints checkpoints;
  private final JsonMapper json;

  EntryView(LogReader log, Proofs proofs, PublishedCheckpoints checkpoints, JsonMapper json) {
    this.log = log;
    this.proofs = proofs;
    this.checkpoints = checkpoints;
    this.json = json;
  }

  /** The entry at a position; empty if the log has none there. */
  Optional<EntryDetail> at(long position) {
    return log.at(position).map(this::detail);
  }

  private EntryDetail detail(StoredEntry stored) {
    Entry entry = stored.entry();
    byte[] leaf = LeafEncoding.encode(entry);
    return new EntryDetail(
        stored.position(),
        entry.at(),
        entry.eventId(),
        entry.type(),
        entry.revision(),
        entry.aggregateType(),
        entry.aggregateId(),
        entry.sequence(),
        json.readValue(entry.payload(), OBJECT),
        json.readValue(entry.metadata(), OBJECT),
        base64(entry.salt()),
        base64(leaf),
        Hash.leaf(leaf).toBase64(),
        inclusion(stored.position()),
        neighbour(entry, entry.sequence() - 1),
        neighbour(entry, entry.sequence() + 1));
  }

  private EntryDetail.Inclusion inclusion(long position) {
    SignedCheckpoint signed = checkpoints.atOnce(position);
    long size = signed.checkpoint().size();
    List<Hash> path = proofs.inclusion(position, size);
    return new EntryDetail.Inclusion(
        size, path.stream().map(Hash::toBase64).toList(), signed.note());
  }

  private @Nullable Long neighbour(Entry entry, long sequence) {
    if (sequence < 0) return null;
    return log.ofAggregate(entry.aggregateId(), sequence, 1).stream()
        .filter(other -> other.entry().sequence() == sequence)
        .map(StoredEntry::position)
        .findFirst()
        .orElse(null);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
