package zij.ledger.log;

/**
 * A head of the log as C2SP tlog-checkpoint writes it: origin, size, root, a line each.
 *
 * @param origin name of the log
 * @param size number of leaves
 * @param root Merkle tree hash of these leaves
 */
public record Checkpoint(String origin, long size, Hash root) {
  private static final int LINES = 3;

  /** The text that is signed. */
  public String text() {
    return origin + "\n" + size + "\n" + root.toBase64() + "\n";
  }

  /**
   * The checkpoint from its signed note.
   *
   * @throws IllegalArgumentException if the key has not signed it, it belongs to another log than
   *     the key, or it is no checkpoint
   */
  public static Checkpoint open(String note, VerifierKey key) {
    return open(note, VerifierKeys.of(key));
  }

  /**
   * The checkpoint from its signed note.
   *
   * @throws IllegalArgumentException if none of the log's keys has signed it, it belongs to another
   *     log, or it is no checkpoint
   */
  public static Checkpoint open(String note, VerifierKeys keys) {
    var checkpoint = parse(SignedNote.open(note, keys));
    if (!checkpoint.origin.equals(keys.name())) {
      throw new IllegalArgumentException(
          "the checkpoint is of " + checkpoint.origin + ", not of " + keys.name());
    }
    return checkpoint;
  }

  /**
   * The checkpoint that a text spells; nothing is verified.
   *
   * @param text of a note, without its signatures
   * @throws IllegalArgumentException if it is no checkpoint
   */
  public static Checkpoint parse(String text) {
    // Lines behind the third are extensions, which the format allows and nobody must know.
    var lines = text.split("\n", LINES + 1);
    if (lines.length <= LINES || lines[0].isEmpty() || !lines[1].matches("0|[1-9][0-9]{0,17}")) {
      throw new IllegalArgumentException("not a checkpoint");
    }
    return new Checkpoint(lines[0], Long.parseLong(lines[1]), Hash.ofBase64(lines[2]));
  }
}
