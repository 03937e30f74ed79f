package zij.language.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zij.language.product.ProductId;

/** Evidence: its names, how events refer to it, and how much may be sealed. */
class EvidenceIdTest {
  /** FIPS 180-2, the example of one block. */
  private static final String OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  private static final EvidenceId ABC = new EvidenceId(OF_ABC);

  @Test
  void it_is_the_sha_256_of_the_bytes() {
    assertThat(EvidenceId.of("abc".getBytes(UTF_8))).isEqualTo(ABC).hasToString(OF_ABC);
  }

  @Test
  void nothing_else_is_one() {
    for (String bad :
        new String[] {
          "",
          OF_ABC.substring(1),
          OF_ABC + "0",
          OF_ABC.toUpperCase(Locale.ROOT),
          "g" + "0".repeat(63)
        }) {
      assertThatIllegalArgumentException().isThrownBy(() -> new EvidenceId(bad));
    }
  }

  @Test
  void no_other_aggregate_can_have_its_id() {
    assertThat(ABC.aggregateId()).isEqualTo("evidence:" + OF_ABC);
    assertThatIllegalArgumentException().isThrownBy(() -> new ProductId(ABC.aggregateId()));
  }

  @Test
  void a_reference_says_the_kind() {
    for (EvidenceKind kind : EvidenceKind.values()) {
      String reference = kind.referenceTo(ABC);
      for (EvidenceKind other : EvidenceKind.values()) {
        if (other == kind) assertThat(other.referredToBy(reference)).contains(ABC);
        else assertThat(other.referredToBy(reference)).isEmpty();
      }
    }
    assertThat(EvidenceKind.SIGN_IN.referenceTo(ABC)).isEqualTo("initdata:" + OF_ABC);
    assertThat(EvidenceKind.PAYMENT.referenceTo(ABC)).isEqualTo("payment:" + OF_ABC);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "payment", "payment:", "payment:ab", "update:7", "event:x", "clock"})
  void other_references_refer_to_no_evidence(String reference) {
    assertThat(EvidenceKind.PAYMENT.referredToBy(reference)).isEmpty();
  }

  @Test
  void something_sealed_has_a_generation_and_a_bounded_ciphertext() {
    assertThat(new Sealed(1, "AAAA").generation()).isEqualTo(1);
    assertThat(new Sealed(1, "A".repeat(Sealed.MAX_LENGTH)).ciphertext()).hasSize(63_000);
    for (String bad : new String[] {"", "A", "A-_A", "A".repeat(Sealed.MAX_LENGTH + 4)}) {
      assertThatIllegalArgumentException().isThrownBy(() -> new Sealed(1, bad));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> new Sealed(0, "AAAA"));
  }
}
