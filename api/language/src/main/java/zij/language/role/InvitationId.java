package zij.language.role;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * One invitation, named by the hash of the secret in its link: who reads the log cannot use it.
 *
 * @param value SHA-256 of the token, 64 lower-case hexadecimal digits
 */
public record InvitationId(@JsonValue String value) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public InvitationId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not the id of an invitation: " + value);
    }
  }

  /** The invitation whose link carries this token, if there is one. */
  public static InvitationId of(String token) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
      return new InvitationId(HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
