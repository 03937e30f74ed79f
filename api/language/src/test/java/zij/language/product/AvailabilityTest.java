package zij.language.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class AvailabilityTest {
  private static final Instant FROM = Instant.parse("2026-12-01T04:00:00Z");
  private static final Instant UNTIL = Instant.parse("2026-12-31T19:00:00Z");
  private final Availability december = new Availability(FROM, UNTIL);

  @Test
  void is_open_from_its_beginning_up_to_its_end_but_not_at_it() {
    assertThat(december.isAhead(FROM.minusNanos(1))).isTrue();
    assertThat(december.isOpen(FROM.minusNanos(1))).isFalse();
    assertThat(december.isOpen(FROM)).isTrue();
    assertThat(december.isOpen(UNTIL.minusNanos(1))).isTrue();
    assertThat(december.isOpen(UNTIL)).isFalse();
    assertThat(december.isOver(UNTIL)).isTrue();
  }

  @Test
  void has_no_end_on_a_side_that_says_none() {
    assertThat(Availability.ALWAYS.isOpen(Instant.MIN)).isTrue();
    assertThat(Availability.ALWAYS.isOpen(Instant.MAX)).isTrue();
    assertThat(new Availability(FROM, null).isOpen(Instant.MAX)).isTrue();
    assertThat(new Availability(null, UNTIL).isOpen(Instant.MIN)).isTrue();
  }

  @Test
  void spans_what_lies_between_two() {
    Availability first = new Availability(FROM, FROM.plusSeconds(1));
    Availability last = new Availability(UNTIL.minusSeconds(1), UNTIL);
    assertThat(first.spanning(last)).isEqualTo(december);
    assertThat(last.spanning(first)).isEqualTo(december);
    Availability ever = new Availability(null, FROM);
    assertThat(ever.spanning(last)).isEqualTo(new Availability(null, UNTIL));
    assertThat(last.spanning(ever)).isEqualTo(new Availability(null, UNTIL));
    Availability on = new Availability(UNTIL, null);
    assertThat(first.spanning(on)).isEqualTo(new Availability(FROM, null));
    assertThat(on.spanning(first)).isEqualTo(new Availability(FROM, null));
  }

  @Test
  void ends_after_it_has_begun() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Availability(FROM, FROM));
    assertThatIllegalArgumentException().isThrownBy(() -> new Availability(UNTIL, FROM));
    assertThat(new Availability(FROM, FROM.plusSeconds(1)).isOpen(FROM)).isTrue();
  }

  @Test
  void has_no_parts_of_a_second() {
    assertThat(new Availability(FROM.plusNanos(999_999_999), UNTIL)).isEqualTo(december);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Availability(FROM, FROM.plusNanos(999_999_999)));
  }

  @Test
  void is_of_the_years_that_people_mean() {
    Instant first = Instant.parse("2000-01-01T00:00:00Z");
    Instant end = Instant.parse("2200-01-01T00:00:00Z");
    assertThat(new Availability(first, end.minusNanos(1)).isOpen(FROM)).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Availability(first.minusNanos(1), null));
    assertThatIllegalArgumentException().isThrownBy(() -> new Availability(null, end));
  }

  @Test
  void a_buyers_limit_is_1_to_1_000() {
    assertThat(new BuyerLimit(1).units()).isEqualTo(1);
    assertThat(new BuyerLimit(1_000).units()).isEqualTo(BuyerLimit.MAX);
    assertThatIllegalArgumentException().isThrownBy(() -> new BuyerLimit(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new BuyerLimit(1_001));
  }
}
