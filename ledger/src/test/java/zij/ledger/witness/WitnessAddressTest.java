package zij.ledger.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zij.ledger.log.Cosigner;
import zij.ledger.log.CosignerKey;

class WitnessAddressTest {
  @TempDir private Path folder = Path.of("");

  private CosignerKey key() throws IOException {
    return Cosigner.loadOrCreate("witness.test/w1", folder.resolve("witness.pem")).key();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://w/", "w", "http:/x", "https://w/?q", "https://w/#f"})
  void whatIsNoAddressIsRefused(String address) throws IOException {
    var key = key();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WitnessAddress(URI.create(address), key));
  }

  @Test
  void aPrefixMayEndInASlash() throws IOException {
    for (var address : new String[] {"https://w.test/a/", "https://w.test/a"}) {
      assertThat(new WitnessAddress(URI.create(address), key()).addCheckpoint())
          .hasToString("https://w.test/a/add-checkpoint");
    }
  }
}
