package zij.language.evidence;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * One piece of evidence, named by what is in it: the same bytes always have the same name, and
 * whoever has the bytes can see that they are the ones.
 *
 * @param value SHA-256 of the raw bytes, 64 lower-case hexadecimal digits
 */
public record EvidenceId(@JsonValue String value) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public EvidenceId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a SHA-256 in hexadecimal digits: " + value);
    }
  }

  /** The id of these bytes. */
  public static EvidenceId of(byte[] raw) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(raw);
      return new EvidenceId(HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Under which its events stand in the log. No id of anything else begins like this. */
  public String aggregateId() {
    return "evidence:" + value;
  }

  @Override
  public String toString() {
    return value;
  }
}
