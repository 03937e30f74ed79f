package zij.query.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.junit.jupiter.api.Test;
import zij.language.Language;
import zij.language.TelegramUserId;
import zij.language.membership.MembershipEvent;
import zij.language.order.OrderId;
import zij.language.product.ChatId;
import zij.query.TestViews;

class MembershipsProjectionTest {
  private static final Instant AT = Instant.parse("2026-11-21T09:00:00Z");
  private static final TelegramUserId BUYER = new TelegramUserId(7);
  private static final OrderId ORDER = OrderId.of(BUYER, "first");
  private static final OrderId NEXT = OrderId.of(BUYER, "next");
  private static final ChatId CHAT = new ChatId(-1_001_000_000_777L);

  private final TestViews views = TestViews.create();
  private final MembershipsProjection projection = new MembershipsProjection(views.dsl());
  private final Memberships memberships = new Memberships(views.dsl());
  private final List<MembershipEvent> log = new ArrayList<>();

  private void happen(MembershipEvent... events) {
    log.addAll(List.of(events));
    show(log.size() - events.length);
  }

  private void show(int from) {
    TestViews.inBatch(() -> {
      for (int position = from; position < log.size(); position++) {
        projection.on(log.get(position), new GlobalSequenceTrackingToken(position));
      }
    });
  }

  private static MembershipEvent opened(OrderId order, String instead) {
    String before = instead.isEmpty() ? null : instead;
    return new MembershipEvent.Opened(order, CHAT, BUYER, "Circle", Language.RUSSIAN, before, AT);
  }

  private static MembershipEvent invited(OrderId order, String link) {
    return new MembershipEvent.Invited(
        order, CHAT, BUYER, "Circle", Language.RUSSIAN, link, AT.plusSeconds(1));
  }

  private static MembershipEvent admitted(OrderId order) {
    return new MembershipEvent.Admitted(order, CHAT, BUYER, 1, AT.plusSeconds(2));
  }

  private static MembershipEvent ended(OrderId order) {
    return new MembershipEvent.Ended(order, CHAT, BUYER, "one", true, AT.plusSeconds(3));
  }

  private Membership see() {
    assertThat(memberships.of(ORDER)).hasSize(1);
    return memberships.of(ORDER).getFirst();
  }

  @Test
  void a_place_shows_how_it_stands() {
    happen(opened(ORDER, ""));
    assertThat(see().state()).isEqualTo(MembershipState.OPENING);
    happen(invited(ORDER, "one"));
    assertThat(see().state()).isEqualTo(MembershipState.INVITED);
    happen(admitted(ORDER));
    assertThat(see())
        .isEqualTo(
            new Membership(
                CHAT.value(),
                7,
                "Circle",
                MembershipState.ADMITTED,
                "one",
                AT,
                AT.plusSeconds(2),
                null));
    happen(ended(ORDER));
    assertThat(see().state()).isEqualTo(MembershipState.ENDED);
    assertThat(see().link()).isNull();
  }

  @Test
  void another_link_takes_nothing_else_back() {
    happen(opened(ORDER, ""), invited(ORDER, "one"), admitted(ORDER), opened(ORDER, "one"));
    assertThat(see().state()).isEqualTo(MembershipState.OPENING);
    happen(invited(ORDER, "two"));
    assertThat(see().state()).isEqualTo(MembershipState.ADMITTED);
    assertThat(see().link()).isEqualTo("two");
  }

  @Test
  void who_pays_on_begins_anew() {
    happen(opened(ORDER, ""), invited(ORDER, "one"), admitted(ORDER), ended(ORDER));
    happen(opened(ORDER, ""), invited(ORDER, "two"));
    assertThat(see().state()).isEqualTo(MembershipState.INVITED);
    assertThat(see().endedAt()).isNull();
  }

  @Test
  void who_came_in_has_to_leave_with_the_last_place() {
    happen(opened(ORDER, ""), invited(ORDER, "one"), admitted(ORDER), opened(NEXT, ""));
    assertThat(memberships.haveToLeave(BUYER, CHAT)).isFalse();
    happen(ended(ORDER));
    assertThat(memberships.haveToLeave(BUYER, CHAT)).as("stays for the next").isFalse();
    happen(ended(NEXT));
    assertThat(memberships.haveToLeave(BUYER, CHAT)).isTrue();
    assertThat(memberships.haveToLeave(new TelegramUserId(8), CHAT)).isFalse();
  }

  @Test
  void who_stayed_inside_while_a_place_began_anew_has_to_leave_at_its_end() {
    happen(opened(ORDER, ""), invited(ORDER, "one"), admitted(ORDER), ended(ORDER));
    happen(opened(ORDER, ""), invited(ORDER, "two"), ended(ORDER));
    assertThat(memberships.haveToLeave(BUYER, CHAT)).isTrue();
  }

  @Test
  void who_never_came_by_a_place_has_not_to_leave() {
    happen(opened(ORDER, ""), invited(ORDER, "one"), ended(ORDER));
    assertThat(memberships.haveToLeave(BUYER, CHAT)).isFalse();
  }

  @Test
  void a_repetition_changes_nothing() {
    happen(opened(ORDER, ""), invited(ORDER, "one"), admitted(ORDER), opened(ORDER, "one"));
    happen(invited(ORDER, "two"), ended(ORDER), opened(ORDER, ""), invited(ORDER, "three"));
    List<String> once = views.rows("membership", "membership_id");
    show(0);
    assertThat(views.rows("membership", "membership_id")).isEqualTo(once);
  }
}
