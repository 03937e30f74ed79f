package zij.server.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import zij.language.TelegramUserId;
import zij.language.product.ProductId;
import zij.language.stock.KeyId;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.StartFailure;
import zij.server.ZijProperties;
import zij.server.storage.DataFolder;

/** Another server that starts on a database whose vault is begun. */
@ExtendWith(SharedServer.class)
class MasterKeyTest {
  private final RunningServer server;
  @TempDir Path folder;

  MasterKeyTest(RunningServer server) {
    this.server = server;
  }

  private Vault start(Map<String, String> settings) throws Exception {
    ZijProperties properties =
        new Binder(new MapConfigurationPropertySource(settings))
            .bindOrCreate("zij", ZijProperties.class);
    try (DataFolder data = new DataFolder(folder)) {
      VaultConfiguration vault = new VaultConfiguration();
      MasterKeys masters = vault.masterKeys(server.sql(), properties, data);
      return vault.vault(server.sql(), masters, InstantSource.system());
    }
  }

  private String masterKey() throws Exception {
    return Files.readString(server.data().resolve("keys/vault")).strip();
  }

  private void doesNotStart(Map<String, String> settings, String why) {
    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(() -> start(settings))
        .withMessageContaining(why);
  }

  @Test
  void isReadableByItsOwnerOnly() throws Exception {
    Path file = server.data().resolve("keys/vault");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(masterKey()).matches("[0-9a-f]{64}");
  }

  @Test
  void opensTheSameVaultFromASetting() throws Exception {
    TelegramUserId person = new TelegramUserId(4_200_000_000_001L);
    var sealed = server.part(Vault.class).seal(person, new byte[7], "a");
    Vault second = start(Map.of("zij.vault.master-key", masterKey()));
    assertThat(second.open(person, sealed, "a")).isInstanceOf(Vault.Opened.Content.class);
  }

  @Test
  void isMissedAndNoneIsMadeInItsPlace() {
    doesNotStart(Map.of(), "master key is missing");
    assertThat(folder.resolve("keys/vault")).doesNotExist();
  }

  @Test
  void isFoundOutToBeAnother() throws Exception {
    doesNotStart(Map.of("zij.vault.master-key", "ab".repeat(32)), "is not the one");
    Files.createDirectories(folder.resolve("keys"));
    Files.writeString(folder.resolve("keys/vault"), "cd".repeat(32) + "\n");
    doesNotStart(Map.of(), "is not the one");
  }

  /** And back again, since the vault belongs to all tests. */
  @Test
  void isChangedWithoutLosingAnything() throws Exception {
    TelegramUserId person = new TelegramUserId(4_200_000_000_002L);
    var sealed = server.part(Vault.class).seal(person, new byte[7], "a");
    ProductId product = new ProductId("sold-by-keys");
    List<KeyId> named = server.part(KeyVault.class).ids(product, List.of("a key"));
    String old = masterKey();
    String fresh = "5a".repeat(32);
    try {
      Vault both =
          start(Map.of("zij.vault.master-key", fresh, "zij.vault.previous-master-keys[0]", old));
      assertThat(both.open(person, sealed, "a")).isInstanceOf(Vault.Opened.Content.class);
      Vault alone = start(Map.of("zij.vault.master-key", fresh));
      assertThat(alone.open(person, sealed, "a")).isInstanceOf(Vault.Opened.Content.class);
      doesNotStart(Map.of("zij.vault.master-key", old), "is not the one");
    } finally {
      Files.createDirectories(folder.resolve("keys"));
      Files.writeString(folder.resolve("keys/vault.previous"), fresh + "\n");
      var _ = start(Map.of("zij.vault.master-key", old));
    }
    assertThat(server.part(Vault.class).open(person, sealed, "a"))
        .isInstanceOf(Vault.Opened.Content.class);
    assertThat(server.part(KeyVault.class).ids(product, List.of("a key")))
        .as("the shop's own keys went with them, there and back")
        .isEqualTo(named);
  }

  @Test
  void isMadeAnewBesideThePreviousOne() throws Exception {
    String old = masterKey();
    Files.createDirectories(folder.resolve("keys"));
    Files.writeString(folder.resolve("keys/vault.previous"), old + "\n");
    try {
      var _ = start(Map.of());
      assertThat(Files.readString(folder.resolve("keys/vault")).strip())
          .matches("[0-9a-f]{64}")
          .isNotEqualTo(old);
    } finally {
      String fresh = Files.readString(folder.resolve("keys/vault")).strip();
      var _ =
          start(Map.of("zij.vault.master-key", old, "zij.vault.previous-master-keys[0]", fresh));
    }
    doesNotStart(
        Map.of("zij.vault.master-key", old, "zij.vault.previous-master-keys[0]", "x"),
        "64 hexadecimal digits");
  }

  @Test
  void isOfItsFormOrNone() {
    doesNotStart(Map.of("zij.vault.master-key", "secret"), "64 hexadecimal digits");
    doesNotStart(Map.of("zij.vault.master-key", "ab".repeat(16)), "64 hexadecimal digits");
  }
}
