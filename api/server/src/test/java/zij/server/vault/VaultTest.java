package zij.server.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import zij.command.Commands;
import zij.language.Provenance;
import zij.language.TelegramUserId;
import zij.language.evidence.EvidenceCommand;
import zij.language.evidence.EvidenceId;
import zij.language.evidence.EvidenceKind;
import zij.language.evidence.Sealed;
import zij.server.RunningServer;
import zij.server.SharedServer;

/** Sealing, opening and destroying, on a real database. */
@ExtendWith(SharedServer.class)
class VaultTest {
  private static final AtomicLong PEOPLE = new AtomicLong(4_100_000_000_000L);
  private static final byte[] WORDS = "Ulugh Beg".getBytes(UTF_8);

  private final RunningServer server;
  private final Vault vault;
  private final TelegramUserId person = new TelegramUserId(PEOPLE.incrementAndGet());
  private final TelegramUserId other = new TelegramUserId(PEOPLE.incrementAndGet());

  VaultTest(RunningServer server) {
    this.server = server;
    this.vault = server.part(Vault.class);
  }

  private void opens(Sealed sealed, String context) {
    assertThat(vault.open(person, sealed, context))
        .asInstanceOf(type(Vault.Opened.Content.class))
        .satisfies(content -> assertThat(content.bytes()).isEqualTo(WORDS));
  }

  @Test
  void whatIsSealedIsOpened() {
    opens(vault.seal(person, WORDS, "a"), "a");
  }

  @Test
  void sealedTwiceItLooksDifferent() {
    assertThat(vault.seal(person, WORDS, "a")).isNotEqualTo(vault.seal(person, WORDS, "a"));
  }

  @Test
  void itOpensOnlyForThePersonAndAsTheSameThing() {
    Sealed sealed = vault.seal(person, WORDS, "a");
    var _ = vault.seal(other, WORDS, "a");
    assertThat(vault.open(person, sealed, "b")).isInstanceOf(Vault.Opened.Unreadable.class);
    assertThat(vault.open(other, sealed, "a")).isInstanceOf(Vault.Opened.Unreadable.class);
  }

  @Test
  void nothingChangedOpens() {
    Sealed sealed = vault.seal(person, WORDS, "a");
    String cut = sealed.ciphertext().substring(4);
    String changed =
        (sealed.ciphertext().charAt(0) == 'A' ? "B" : "A") + sealed.ciphertext().substring(1);
    for (String bad : List.of(cut, changed, "AAAA")) {
      assertThat(vault.open(person, new Sealed(1, bad), "a"))
          .isInstanceOf(Vault.Opened.Unreadable.class);
    }
    assertThat(vault.open(person, new Sealed(2, sealed.ciphertext()), "a"))
        .isInstanceOf(Vault.Opened.Unreadable.class);
  }

  @Test
  void whatIsDestroyedIsErasedAndTheNextKeyHasTheNextNumber() {
    assertThat(vault.generation(person)).isZero();
    Sealed first = vault.seal(person, WORDS, "a");
    Sealed others = vault.seal(other, WORDS, "a");
    vault.destroy(person, 1, Instant.now());
    assertThat(vault.open(person, first, "a")).isInstanceOf(Vault.Opened.Erased.class);
    assertThat(vault.open(other, others, "a")).isInstanceOf(Vault.Opened.Content.class);
    assertThat(vault.generation(person)).isEqualTo(1);

    Sealed second = vault.seal(person, WORDS, "a");
    assertThat(second.generation()).isEqualTo(2);
    vault.destroy(person, 1, Instant.now()); // once more, by a reaction that is late
    opens(second, "a");
    assertThat(vault.open(person, first, "a")).isInstanceOf(Vault.Opened.Erased.class);
  }

  @Test
  void aPersonHasOneKeyHoweverManyAskForItAtOnce() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Sealed>> all =
          IntStream.range(0, 16)
              .mapToObj(_ -> threads.submit(() -> vault.seal(person, WORDS, "a")))
              .toList();
      for (Future<Sealed> sealed : all) opens(sealed.get(), "a");
    }
    assertThat(vault.generation(person)).isEqualTo(1);
  }

  @Test
  void noKeyIsReadableInTheDatabase() {
    var _ = vault.seal(person, WORDS, "a");
    assertThat(
            server.texts(
                "select length(wrapped) from vault.user_key where user_id = ?", person.value()))
        .containsExactly("60"); // 12 of nonce, 32 of key, 16 of tag
  }

  @Test
  void asMuchAsCanBeSealedFitsIntoTheLog() {
    byte[] most = new byte[Vault.MAX_BYTES];
    Sealed sealed = vault.seal(person, most, "a");
    var command =
        new EvidenceCommand.Record(
            EvidenceId.of(most), person, EvidenceKind.PAYMENT, sealed, Instant.now());
    var provenance =
        new Provenance(person.toString(), "telegram", "test", "0".repeat(32), "update:1");
    assertThat(server.part(Commands.class).send(command, provenance).position()).isPresent();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> vault.seal(person, new byte[Vault.MAX_BYTES + 1], "a"));
  }
}
