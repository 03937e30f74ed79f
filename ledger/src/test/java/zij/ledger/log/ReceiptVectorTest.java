package zij.ledger.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * Receipts and consistency proofs of a log that is always the same, as a file that the browser's
 * verifier is tested with: both sides then mean the same bytes.
 */
class ReceiptVectorTest {
  private static final Path APPROVED = Path.of("src/test/resources/vectors/receipts.json");
  private static final Path RECEIVED = Path.of("target/receipts.json");
  private static final int TREES = 20;
  private static final List<Integer> SIZES = List.of(1, 2, 3, 5, 8, 13, TREES);
  private static final long FIRST_NANOS = 1_795_251_600_123_456_000L;

  /** Of this test alone; it signs nothing else. */
  private static final String KEY =
      """
      -----BEGIN PRIVATE KEY-----
      MC4CAQAwBQYDK2VwBCIEINeuvKCVjpvLcd1O6YI0pMgC+hX2ogzaYvjLFgF/AXyr
      -----END PRIVATE KEY-----
      -----BEGIN PUBLIC KEY-----
      MCowBQYDK2VwAyEAlzILDBfV4i4hNaAzEIGEroWXao7pzHn7mb32qU5hAdc=
      -----END PUBLIC KEY-----
      """;

  @TempDir private Path folder = Path.of("");
  private final List<byte[]> data = IntStream.range(0, TREES).mapToObj(this::data).toList();
  private final Subtrees tree = (height, index) -> root((int) index << height, 1 << height);

  private byte[] data(int position) {
    var payload =
        """
        {"order":"c4d16337-74f8-8384-9484-5cc205912a3e","buyer":5001000101,"lines":[{"product":\
        "night-sky","title":"Ночное небо ✨","quantity":2,"price":%d}],"payment":{"charge":\
        "stx%d","providerCharge":"","amount":%d,"evidence":"{}"},\
        "at":"2026-11-21T09:00:00.123456Z"}\
        """
            .formatted(position + 1, position, 2 * position + 2);
    var salt = new byte[Entry.SALT_SIZE];
    salt[0] = (byte) position;
    return LeafEncoding.encode(
        new Entry(
            "event-" + position,
            "Order",
            "c4d16337-74f8-8384-9484-5cc205912a3e",
            position,
            "order.paid",
            "1",
            FIRST_NANOS + position,
            payload.getBytes(UTF_8),
            "{}".getBytes(UTF_8),
            salt));
  }

  private Hash root(int first, int count) {
    if (count == 1) {
      return Hash.leaf(data.get(first));
    }
    return Hash.node(root(first, count / 2), root(first + count / 2, count / 2));
  }

  private LogSigner signer() throws IOException {
    var file = folder.resolve("log.key");
    Files.writeString(file, KEY);
    return LogSigner.loadOrCreate("zij.test/receipts", file);
  }

  private Map<String, Object> vector(LogSigner signer) {
    var receipts = new ArrayList<Map<String, Object>>();
    var consistency = new ArrayList<Map<String, Object>>();
    for (int size : SIZES) {
      var checkpoint = signer.sign(size, MerkleProof.root(tree, size));
      for (int index : new TreeSet<>(List.of(0, size / 2, size - 1))) {
        var path = MerkleProof.inclusion(tree, index, size);
        var text = new TlogProof(data.get(index), index, path, checkpoint).text();
        receipts.add(object("index", index, "size", size, "text", text));
      }
    }
    for (int size : SIZES) {
      for (int old : SIZES.subList(0, SIZES.indexOf(size) + 1)) {
        var proof = MerkleProof.consistency(tree, old, size).stream().map(Hash::toBase64).toList();
        consistency.add(object("oldSize", old, "size", size, "proof", proof));
      }
    }
    var roots = IntStream.rangeClosed(0, TREES).mapToObj(n -> MerkleProof.root(tree, n).toBase64());
    return object(
        "comment",
        "Made and compared by ReceiptVectorTest; the browser's verifier is tested with it",
        "vkey",
        signer.verifierKey().toString(),
        "receipts",
        receipts,
        "roots",
        roots.toList(),
        "consistency",
        consistency);
  }

  private static Map<String, Object> object(Object... namesAndValues) {
    var object = new LinkedHashMap<String, Object>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return object;
  }

  @Test
  void theVectorIsWhatTheLogMakes() throws IOException {
    var json = JsonMapper.builder().build().writerWithDefaultPrettyPrinter();
    var received = json.writeValueAsString(vector(signer())) + "\n";
    Files.writeString(RECEIVED, received);
    assertThat(Files.readString(APPROVED))
        .as("%s differs from %s; move it there if that was meant", APPROVED, RECEIVED)
        .isEqualTo(received);
  }

  @Test
  void everyReceiptOfTheVectorHolds() throws IOException {
    var vector = JsonMapper.shared().readTree(Files.readString(APPROVED));
    var key = VerifierKey.parse(vector.get("vkey").asString());
    for (var receipt : vector.get("receipts")) {
      assertThat(ReceiptVerifier.verify(receipt.get("text").asString(), key))
          .isInstanceOf(ReceiptVerifier.Verdict.Holds.class);
    }
  }
}
