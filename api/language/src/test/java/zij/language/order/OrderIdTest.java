package zij.language.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zij.language.TelegramUserId;

class OrderIdTest {
  private static final TelegramUserId BUYER = new TelegramUserId(7);

  @Test
  void the_id_of_a_buyer_and_a_key_never_changes() {
    // SHA-256 of "zij order\n7\nkey" begins c4d16337 74f85384 14845cc2 05912a3e; version and
    // variant bits are set over it.
    assertThat(OrderId.of(BUYER, "key"))
        .isEqualTo(OrderId.parse("c4d16337-74f8-8384-9484-5cc205912a3e"))
        .hasToString("c4d16337-74f8-8384-9484-5cc205912a3e");
  }

  @Test
  void ids_are_version_8_uuids_of_the_standard_variant() {
    for (int n = 0; n < 1000; n++) {
      OrderId id = OrderId.of(BUYER, "key-" + n);
      assertThat(id.value().version()).isEqualTo(8);
      assertThat(id.value().variant()).isEqualTo(2);
    }
  }

  @Test
  void other_keys_and_other_buyers_have_other_orders() {
    Set<OrderId> ids = new HashSet<>();
    for (int buyer = 1; buyer <= 50; buyer++) {
      for (int key = 0; key < 50; key++) {
        ids.add(OrderId.of(new TelegramUserId(buyer), Integer.toString(key)));
      }
    }
    assertThat(ids).hasSize(2500);
  }

  @Test
  void buyer_and_key_do_not_run_into_each_other() {
    assertThat(OrderId.of(new TelegramUserId(1), "1\n1"))
        .isNotEqualTo(OrderId.of(new TelegramUserId(11), "1"))
        .isNotEqualTo(OrderId.of(new TelegramUserId(1), "11"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1-1-1-1-1",
        "C4D16337-74F8-8384-9484-5CC205912A3E",
        "c4d16337-74f8-8384-9484-5cc205912a3e ",
        "c4d1633774f8838494845cc205912a3e",
        "not an id"
      })
  void only_the_usual_form_is_read(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> OrderId.parse(text));
  }

  @Test
  void its_number_is_short_enough_to_be_read_out() {
    assertThat(OrderId.parse("c4d16337-74f8-8384-9484-5cc205912a3e").number())
        .isEqualTo("C4D16337");
  }
}
