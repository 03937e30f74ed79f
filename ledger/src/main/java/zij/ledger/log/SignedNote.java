package zij.ledger.log;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

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

  static String of(String text, String line) {
    return text + "\n" + line;
  }

  /**
   * The note with more signature lines behind those it has, cosignatures for instance.
   *
   * @param lines each as C2SP signed-note writes it, with its newline; they are not verified
   * @throws IllegalArgumentException if one is no signature line, or the note has too many then
   */
  public static String with(String note, List<String> lines) {
    for (var line : lines) {
      if (!line.startsWith(PREFIX) || line.indexOf('\n') != line.length() - 1) {
        throw new IllegalArgumentException("not a signature line");
      }
    }
    if (note.substring(end(note) + SEPARATOR.length()).lines().count() + lines.size()
        > MAX_SIGNATURES) {
      throw new IllegalArgumentException("a note has at most " + MAX_SIGNATURES + " signatures");
    }
    return note + String.join("", lines);
  }

  /** A signature line, with its newline. */
  static String line(String name, byte[] keyId, byte[] signature) {
    var typed =
        ByteBuffer.allocate(KEY_ID_SIZE + signature.length).put(keyId).put(signature).array();
    return PREFIX + name + " " + Base64.getEncoder().encodeToString(typed) + "\n";
  }

  /**
   * The text of a note, without the signatures, of which none is verified.
   *
   * @throws IllegalArgumentException if it is no note
   */
  public static String unverifiedText(String note) {
    return note.substring(0, end(note) + 1);
  }

  private static int end(String note) {
    int end = note.lastIndexOf(SEPARATOR);
    if (end < 0 || !note.endsWith("\n") || note.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("not a signed note");
    }
    return end;
  }

  /**
   * The text of the note, without the signatures, after the key has verified it. Signatures of
   * other keys are passed over.
   *
   * @throws IllegalArgumentException if it is no note, or not signed by this key; the message says
   *     which
   */
  public static String open(String note, VerifierKey key) {
    return open(note, VerifierKeys.of(key));
  }

  /**
   * The text of the note, without the signatures, after one of the keys has verified it.
   *
   * @throws IllegalArgumentException if it is no note, or not signed by any of them
   */
  public static String open(String note, VerifierKeys keys) {
    var text = unverifiedText(note);
    var lines = lines(note);
    for (var key : keys.keys()) {
      if (signatures(lines, key.name(), key.id()).stream().anyMatch(it -> key.verifies(text, it))) {
        return text;
      }
    }
    throw new IllegalArgumentException("the note has no valid signature of " + keys.name());
  }

  /**
   * The signature lines of a note.
   *
   * @throws IllegalArgumentException if it is no note
   */
  static String lines(String note) {
    return note.substring(end(note) + SEPARATOR.length());
  }

  /** What the lines with this name and key id hold behind the key id; nothing is verified. */
  static List<byte[]> signatures(String lines, String name, byte[] keyId) {
    var ours = PREFIX + name + " ";
    var found = new ArrayList<byte[]>();
    for (var line : lines.split("\n", MAX_SIGNATURES + 1)) {
      var typed = line.startsWith(ours) ? decode(line.substring(ours.length())) : new byte[0];
      if (typed.length > KEY_ID_SIZE
          && Arrays.equals(typed, 0, KEY_ID_SIZE, keyId, 0, KEY_ID_SIZE)) {
        found.add(Arrays.copyOfRange(typed, KEY_ID_SIZE, typed.length));
      }
    }
    return found;
  }

  /** The bytes of canonical base64, none of anything else. */
  private static byte[] decode(String base64) {
    try {
      var bytes = Base64.getDecoder().decode(base64);
      return Base64.getEncoder().encodeToString(bytes).equals(base64) ? bytes : new byte[0];
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
