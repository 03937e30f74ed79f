package zij.language.evidence;

import java.util.Base64;

/**
 * Something that only the key of one user opens. When the key is destroyed, it stays closed for
 * ever, and the hash of it in the log stays what it is.
 *
 * @param generation which of the user's keys closes it, from 1; each erasure begins a new one
 * @param ciphertext base64 (RFC 4648, with padding) of 12 bytes of nonce, the AES-256-GCM
 *     ciphertext and its tag of 16 bytes (NIST SP 800-38D); at most {@value #MAX_LENGTH} characters
 */
public record Sealed(int generation, String ciphertext) {
  /** As much as fits into an entry of the log, beside all that an entry has to say. */
  public static final int MAX_LENGTH = 63_000;

  public Sealed {
    if (generation < 1) {
      throw new IllegalArgumentException("a generation is 1 or more, not " + generation);
    }
    if (ciphertext.isEmpty() || ciphertext.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "a ciphertext has 1 to " + MAX_LENGTH + " characters, not " + ciphertext.length());
    }
    var _ = Base64.getDecoder().decode(ciphertext);
  }
}
