package zij.server.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtException;
import zij.server.StartFailure;
import zij.server.ZijProperties;
import zij.server.storage.DataFolder;

/** The key of sessions is changed, and nobody has to sign in again. */
class SessionKeysTest {
  private static final String OLD = "ab".repeat(32);
  private static final String NEW = "cd".repeat(32);

  @TempDir Path folder;

  private SessionKeys keys(@Nullable String key, String... previous) throws IOException {
    try (DataFolder data = new DataFolder(folder)) {
      return SessionKeys.of(
          data, new ZijProperties.Session(Duration.ofMinutes(20), key, List.of(previous)));
    }
  }

  private static String token(SessionKeys keys) {
    var claims = JwtClaimsSet.builder().subject("5001000101").build();
    var header = JwsHeader.with(MacAlgorithm.HS256).build();
    return new SessionConfiguration()
        .sessionEncoder(keys)
        .encode(JwtEncoderParameters.from(header, claims))
        .getTokenValue();
  }

  private static JwtDecoder decoder(SessionKeys keys) {
    return SessionConfiguration.decoder(keys);
  }

  @Test
  void knowsTokensOfThePreviousKeyUntilItIsTakenAway() throws IOException {
    String token = token(keys(OLD));
    assertThat(decoder(keys(NEW, OLD)).decode(token).getSubject()).isEqualTo("5001000101");
    assertThat(decoder(keys(NEW, OLD)).decode(token(keys(NEW, OLD))).getSubject()).isNotEmpty();
    JwtDecoder without = decoder(keys(NEW));
    assertThatThrownBy(() -> without.decode(token)).isInstanceOf(JwtException.class);
  }

  @Test
  void signsWithTheNewOne() throws IOException {
    String token = token(keys(NEW, OLD));
    JwtDecoder old = decoder(keys(OLD));
    assertThatThrownBy(() -> old.decode(token)).isInstanceOf(JwtException.class);
  }

  @Test
  void takesThePreviousFileToo() throws IOException {
    String token = token(keys(null));
    Files.move(folder.resolve("keys/session"), folder.resolve("keys/session.previous"));
    SessionKeys changed = keys(null);
    assertThat(changed.all().size()).isEqualTo(2);
    assertThat(decoder(changed).decode(token).getSubject()).isEqualTo("5001000101");
    Files.delete(folder.resolve("keys/session.previous"));
    JwtDecoder without = decoder(keys(null));
    assertThatThrownBy(() -> without.decode(token)).isInstanceOf(JwtException.class);
  }

  @Test
  void namesTheSettingThatIsNoKey() {
    assertThatThrownBy(() -> keys("short"))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("zij.session.key");
    assertThatThrownBy(() -> keys(NEW, "ab".repeat(31)))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("zij.session.previous-keys");
  }
}
