package zij.ledger.log;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Says what came of a verification, to a person or as one JSON object, and its exit code. */
final class VerifyReport {
  /** Everything holds. */
  static final int HOLDS = 0;

  /** Something does not. */
  static final int FAILS = 1;

  /** It cannot be told: wrongly called, or not to be read. */
  static final int UNKNOWN = 2;

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean isJson;

  VerifyReport(PrintWriter out, PrintWriter err, boolean isJson) {
    this.out = out;
    this.err = err;
    this.isJson = isJson;
  }

  int receipt(ReceiptVerifier.Verdict verdict) {
    return switch (verdict) {
      case ReceiptVerifier.Verdict.Holds(long position, Entry entry, Checkpoint checkpoint) -> {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("position", position);
        facts.put("type", entry.type());
        facts.put("aggregate", entry.aggregateId());
        facts.put("at", entry.at().toString());
        facts.put("size", checkpoint.size());
        facts.put("origin", checkpoint.origin());
        var event = event(entry);
        event.ifPresent(it -> facts.put("event", it));
        yield holds(
            facts,
            "%s of %s at %s is entry %d of the %d that %s has signed%s"
                .formatted(
                    entry.type(),
                    entry.aggregateId(),
                    entry.at(),
                    position,
                    checkpoint.size(),
                    checkpoint.origin(),
                    event.map(it -> "\n" + it.toPrettyString()).orElse("")));
      }
      case ReceiptVerifier.Verdict.Fails(String reason) -> fails(reason);
    };
  }

  /** What the entry says, if it is JSON: the log itself does not care what it keeps. */
  private static Optional<JsonNode> event(Entry entry) {
    try {
      return Optional.of(JsonMapper.shared().readTree(entry.payload()));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  int answers(AnswersVerifier.Verdict verdict) {
    return switch (verdict) {
      case AnswersVerifier.Verdict.Holds(
              long entries,
              long asOf,
              boolean isComplete,
              Checkpoint checkpoint) -> {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("entries", entries);
        facts.put("asOf", asOf);
        facts.put("complete", isComplete);
        facts.put("size", checkpoint.size());
        facts.put("origin", checkpoint.origin());
        yield holds(
            facts,
            "%d entries are in the log of %d that %s has signed%s"
                .formatted(
                    entries,
                    checkpoint.size(),
                    checkpoint.origin(),
                    isComplete ? ", and they are all that it had" : " (those of a question)"));
      }
      case AnswersVerifier.Verdict.Fails(long line, String reason) -> {
        var sentence = "line %d: %s".formatted(line, reason);
        var facts = new LinkedHashMap<String, Object>();
        facts.put("line", line);
        facts.put("reason", reason);
        say(out, "fails", facts, "does not hold: " + sentence);
        yield FAILS;
      }
    };
  }

  /**
   * Of a log.
   *
   * @param entries whether the entries were read, not only their hashes
   * @param signatures whether there were keys to check the checkpoints with
   */
  int log(LogVerdict verdict, boolean entries, boolean signatures) {
    return switch (verdict) {
      case LogVerdict.Holds(
              long size,
              Hash root,
              long checkpoints,
              long since,
              SignedCheckpoint _) -> {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("size", size);
        facts.put("root", root.toBase64());
        facts.put("checkpoints", checkpoints);
        facts.put("since", since);
        facts.put("entries", entries);
        facts.put("signatures", signatures);
        yield holds(
            facts,
            "%d entries, root %s, %d checkpoints%s%s%s"
                .formatted(
                    size,
                    root.toBase64(),
                    checkpoints,
                    since > 0 ? ", the first " + since + " by the saved checkpoint" : "",
                    entries ? "" : " (hashes only)",
                    signatures ? "" : " (signatures not checked)"));
      }
      case LogVerdict.Fails(String reason) -> fails(reason);
    };
  }

  private int holds(Map<String, Object> facts, String sentence) {
    say(out, "holds", facts, "holds: " + sentence);
    return HOLDS;
  }

  private int fails(String reason) {
    say(out, "fails", Map.of("reason", reason), "does not hold: " + reason);
    return FAILS;
  }

  int unknown(String reason) {
    say(isJson ? out : err, "unknown", Map.of("reason", reason), "cannot tell: " + reason);
    return UNKNOWN;
  }

  private void say(PrintWriter to, String verdict, Map<String, Object> facts, String sentence) {
    var json = new LinkedHashMap<String, Object>();
    json.put("verdict", verdict);
    json.putAll(facts);
    to.println(isJson ? JsonMapper.shared().writeValueAsString(json) : sentence);
    to.flush();
  }
}
