package zij.ledger.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * C2SP signed-note: a text that ends in a newline, an empty line, and one signature line for each
 * signer, {@code — name base64(keyid || signature)}.
 */
public final class SignedNote {
  static final int KEY_ID_SIZE = 4;

  /** The longest note that is looked at, in characters. */
  static final int MAX_LENGTH = 1 << 20;

  private static final String SEPARATOR = "\n\n";
  private static final String PREFIX = "\u2014 ";
  private static final int MAX_SIGNATURES = 100;

  private SignedNote() {}

  static String of(String text, VerifierKey key, byte[] signature) {
    var typed =
        ByteBuffer.allocate(KEY_ID_SIZE + signature.length).put(key.id()).put(signature).array();
    return text
        + "\n"
        + PREFIX
        + key.name()
        + " "
        + Base64.getEncoder().encodeToString(typed)
        + "\n";
  }

  /**
   * The text of the note, without the signatures, after the key has verified it. Signatures of
   * other keys are passed over.
   *
   * @throws IllegalArgumentException if it is no note, or not signed by this key; the message says
   *     which
   */
  public static String open(String note, VerifierKey key) {
    int end = note.lastIndexOf(SEPARATOR);
    if (end < 0 || !note.endsWith("\n") || note.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("not a signed note");
    }
    var text = note.substring(0, end + 1);
    var lines = note.substring(end + SEPARATOR.length()).split("\n", MAX_SIGNATURES + 1);
    var ours = PREFIX + key.name() + " ";
    for (var line : lines) {
      if (line.startsWith(ours) && signs(text, line.substring(ours.length()), key)) {
        return text;
      }
    }
    throw new IllegalArgumentException("the note has no valid signature of " + key.name());
  }

  private static boolean signs(String text, String base64, VerifierKey key) {
    byte[] signature;
    try {
      signature = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return false;
    }
    return signature.length > KEY_ID_SIZE
        && Base64.getEncoder().encodeToString(signature).equals(base64)
        && Arrays.equals(Arrays.copyOf(signature, KEY_ID_SIZE), key.id())
        && key.verifies(
            text.getBytes(StandardCharsets.UTF_8),
            Arrays.copyOfRange(signature, KEY_ID_SIZE, signature.length));
  }
}
