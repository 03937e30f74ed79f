package zij.ledger.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Verifies an auditor's export (docs/export.md, JSON Lines with proofs) line by line, trusting
 * nothing but the keys of the log and of its witnesses: that every entry is in the log that the
 * head's checkpoint signs, that what the line shows is what the entry's own bytes say, that the
 * lines follow each other, and that the file is whole. For one file; reads in bounded memory.
 */
public final class AnswersVerifier {
  /** What came of it. */
  public sealed interface Verdict {
    /**
     * Every line holds.
     *
     * @param entries how many there are
     * @param asOf how many entries the log had
     * @param isComplete whether these are all of them: the file was asked for without criteria
     */
    record Holds(long entries, long asOf, boolean isComplete, Checkpoint checkpoint)
        implements Verdict {}

    /**
     * One does not.
     *
     * @param line the first that does not, from 1
     */
    record Fails(long line, String reason) implements Verdict {}
  }

  /** Leaf, event and metadata in one line, with room for what their form adds. */
  static final int MAX_LINE = 1 << 20;

  private static final String FORMAT = "zij-entries/1";
  private static final int MAX_PATH = 63;
  private static final JsonMapper JSON = JsonMapper.shared();

  /** The options of the address that choose a form, and no entries. */
  private static final List<String> NO_CRITERIA = List.of("format=", "proofs=", "asOf=");

  private static final class Bad extends Exception {
    Bad(String reason) {
      super(reason);
    }
  }

  private record Head(Checkpoint checkpoint, long asOf, boolean isComplete) {}

  private final InputStream in;
  private final VerifierKeys keys;
  private final Quorum quorum;
  private long line;
  private long entries;
  private long next;

  private AnswersVerifier(InputStream in, VerifierKeys keys, Quorum quorum) {
    this.in = in;
    this.keys = keys;
    this.quorum = quorum;
  }

  /**
   * Verifies a file.
   *
   * @param in read to its end, buffered by the caller
   * @throws IOException if it cannot be read
   */
  public static Verdict verify(InputStream in, VerifierKeys keys, Quorum quorum)
      throws IOException {
    var verifier = new AnswersVerifier(in, keys, quorum);
    try {
      return verifier.verify();
    } catch (Bad | IllegalArgumentException | JacksonException e) {
      return new Verdict.Fails(verifier.line, String.valueOf(e.getMessage()));
    }
  }

  private Verdict verify() throws IOException, Bad {
    var head = head(read("head"));
    while (true) {
      var text = read("foot");
      if (kind(text).equals("foot")) {
        return end(head, text);
      }
      require(kind(text).equals("entry"), "neither an entry nor the foot");
      entry(head, text);
    }
  }

  private Head head(JsonNode text) throws Bad {
    require(kind(text).equals("head"), "not the head of an export in JSON Lines");
    require(text.path("format").asString("").equals(FORMAT), "not of the format " + FORMAT);
    require(text.path("proofs").asBoolean(false), "the export was made without proofs");
    var note = text.path("checkpoint").asString("");
    var checkpoint = Checkpoint.open(note, keys);
    var _ = quorum.require(note);
    long asOf = text.path("asOf").asLong(-1);
    require(asOf >= 0 && asOf <= checkpoint.size(), "the checkpoint does not reach that far");
    var criteria = text.path("query").asString("?");
    boolean isComplete =
        Arrays.stream(criteria.split("&"))
            .allMatch(part -> part.isEmpty() || NO_CRITERIA.stream().anyMatch(part::startsWith));
    return new Head(checkpoint, asOf, isComplete);
  }

  private void entry(Head head, JsonNode text) throws Bad {
    long position = text.path("position").asLong(-1);
    require(
        !head.isComplete || position == next,
        "entry %d should be here, and not %d".formatted(next, position));
    require(position >= next, "entry %d does not follow the one before".formatted(position));
    require(position < head.asOf, "entry %d was not there yet".formatted(position));
    var data = Base64.getDecoder().decode(text.path("leaf").asString(""));
    var leaf = Hash.leaf(data);
    require(
        leaf.toBase64().equals(text.path("leafHash").asString("")),
        "entry %d has another hash than the line says".formatted(position));
    var checkpoint = head.checkpoint;
    require(
        MerkleProof.includes(leaf, position, checkpoint.size(), path(text), checkpoint.root()),
        "entry %d is not in the log that the checkpoint signs".formatted(position));
    compare(text, LeafEncoding.decode(data));
    next = position + 1;
    entries++;
  }

  private static List<Hash> path(JsonNode text) throws Bad {
    var proof = text.path("proof");
    require(proof.isArray() && proof.size() <= MAX_PATH, "there is no proof");
    var path = new ArrayList<Hash>();
    for (var hash : proof) {
      path.add(Hash.ofBase64(hash.asString("")));
    }
    return path;
  }

  /** What a reader sees in the line is what the bytes say. */
  private static void compare(JsonNode text, Entry entry) throws Bad {
    requireSame(text, "type", entry.type());
    requireSame(text, "aggregateType", entry.aggregateType());
    requireSame(text, "aggregateId", entry.aggregateId());
    requireSame(text, "at", entry.at().truncatedTo(ChronoUnit.MICROS).toString());
    requireSame(text, "event", entry.payload());
    requireSame(text, "metadata", entry.metadata());
  }

  private static void requireSame(JsonNode text, String member, String stored) throws Bad {
    requireSame(text.path(member).asString("").equals(stored), member);
  }

  private static void requireSame(JsonNode text, String member, byte[] stored) throws Bad {
    requireSame(text.path(member).equals(JSON.readTree(stored)), member);
  }

  private static void requireSame(boolean isSame, String member) throws Bad {
    require(isSame, "\"%s\" is not what the entry's bytes say".formatted(member));
  }

  private Verdict end(Head head, JsonNode text) throws IOException, Bad {
    long said = text.path("entries").asLong(-1);
    require(said == entries, "the foot counts %d entries, there are %d".formatted(said, entries));
    require(
        !head.isComplete || next == head.asOf,
        "the last %d entries are missing".formatted(head.asOf - next));
    line++;
    require(in.read() < 0, "something stands behind the foot");
    return new Verdict.Holds(entries, head.asOf, head.isComplete, head.checkpoint);
  }

  private static String kind(JsonNode text) {
    return text.path("kind").asString("");
  }

  private static void require(boolean holds, String reason) throws Bad {
    if (!holds) {
      throw new Bad(reason);
    }
  }

  /** The next line; the file must not end before it. */
  private JsonNode read(String awaited) throws IOException, Bad {
    line++;
    var text = line();
    require(text != null, "the file ends without its " + awaited);
    try {
      return JSON.readTree(text);
    } catch (JacksonException e) {
      throw new Bad("not an object in JSON");
    }
  }

  /** Null at the end; what stands behind the last newline is a line that was cut off. */
  private @Nullable String line() throws IOException, Bad {
    var bytes = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        require(bytes.size() == 0, "the file ends in the middle of a line");
        return null;
      }
      require(bytes.size() < MAX_LINE, "longer than any line of an export");
      bytes.write(next);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
