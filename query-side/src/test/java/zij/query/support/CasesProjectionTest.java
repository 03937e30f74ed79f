package zij.query.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.junit.jupiter.api.Test;
import zij.language.Language;
import zij.language.TelegramUserId;
import zij.language.evidence.Sealed;
import zij.language.order.OrderId;
import zij.language.support.CaseId;
import zij.language.support.Message;
import zij.language.support.SupportEvent;
import zij.query.TestViews;

class CasesProjectionTest {
  private static final Instant AT = Instant.parse("2026-11-21T09:00:00.123456Z");
  private static final TelegramUserId BUYER = new TelegramUserId(7);
  private static final TelegramUserId OWNER = new TelegramUserId(1);
  private static final OrderId ORDER = OrderId.of(BUYER, "key");

  private final TestViews views = TestViews.create();
  private final CasesProjection projection = new CasesProjection(views.dsl());
  private final Cases cases = new Cases(views.dsl());
  private final List<SupportEvent> log = new ArrayList<>();

  private void happen(SupportEvent... events) {
    log.addAll(List.of(events));
    see(log.size() - events.length);
  }

  private void see(int from) {
    TestViews.inBatch(() -> {
      for (int i = from; i < log.size(); i++) {
        projection.on(log.get(i), new GlobalSequenceTrackingToken(i));
      }
    });
  }

  private static CaseId id(int update) {
    return CaseId.of(BUYER, update);
  }

  private static Message message(String id) {
    return new Message(id, new Sealed(1, "AQIDBA=="));
  }

  private static SupportEvent.Opened opened(int update) {
    return new SupportEvent.Opened(id(update), BUYER, ORDER, Language.KAZAKH, message("q"), AT);
  }

  private static SupportEvent.Answered answered(int update, String message, long seconds) {
    return new SupportEvent.Answered(
        id(update), BUYER, Language.KAZAKH, message(message), OWNER, AT.plusSeconds(seconds));
  }

  private static SupportEvent.Closed closed(int update) {
    return new SupportEvent.Closed(id(update), BUYER, Language.KAZAKH, OWNER, AT.plusSeconds(900));
  }

  private List<Integer> updates(CasePage page, int of) {
    List<Integer> updates = new ArrayList<>();
    for (SupportCase one : page.cases()) {
      for (int i = 0; i < of; i++) if (id(i).value().equals(one.caseId())) updates.add(i);
    }
    return updates;
  }

  @Test
  void a_case_shows_whose_turn_it_is_and_when_it_was_first_answered() {
    happen(opened(0));
    assertThat(cases.find(id(0)).orElseThrow())
        .isEqualTo(
            new SupportCase(
                id(0).value(),
                id(0).number(),
                CaseState.WAITING,
                7,
                ORDER.value(),
                "kk",
                null,
                1,
                AT,
                null,
                null,
                AT,
                0));
    happen(
        new SupportEvent.Taken(id(0), BUYER, OWNER, AT.plusSeconds(50)),
        answered(0, "a", 60),
        new SupportEvent.Written(id(0), BUYER, message("w"), AT.plusSeconds(70)),
        answered(0, "b", 80));
    SupportCase now = cases.find(id(0)).orElseThrow();
    assertThat(now.state()).isEqualTo(CaseState.ANSWERED);
    assertThat(now.takenBy()).isEqualTo(1);
    assertThat(now.messages()).isEqualTo(4);
    assertThat(now.firstAnswerSeconds()).isEqualTo(60);
    assertThat(now.changedAt()).isEqualTo(AT.plusSeconds(80));
    assertThat(now.position()).isEqualTo(4);
  }

  @Test
  void a_conversation_is_as_it_was_written() {
    happen(opened(0), opened(1), answered(0, "a", 60));
    assertThat(cases.messages(id(0)))
        .containsExactly(
            new CaseMessage(message("q"), CaseMessage.Author.BUYER, 7, AT),
            new CaseMessage(message("a"), CaseMessage.Author.SHOP, 1, AT.plusSeconds(60)));
  }

  @Test
  void an_answered_case_does_not_keep_its_buyer_from_asking_something_else() {
    happen(opened(0), opened(1), answered(0, "a", 60));
    assertThat(cases.waiting(BUYER)).isEqualTo(1);
  }

  @Test
  void closed_it_waits_for_nobody_and_reopened_for_the_shop() {
    happen(opened(0), answered(0, "a", 60), closed(0));
    assertThat(cases.find(id(0)).orElseThrow().state()).isEqualTo(CaseState.CLOSED);
    assertThat(cases.waiting(BUYER)).isZero();
    happen(new SupportEvent.Reopened(id(0), BUYER, Language.KAZAKH, OWNER, AT));
    assertThat(cases.find(id(0)).orElseThrow().state()).isEqualTo(CaseState.WAITING);
    assertThat(cases.waiting(BUYER)).isEqualTo(1);
  }

  @Test
  void seen_again_it_changes_nothing() {
    happen(opened(0), answered(0, "a", 60), closed(0), opened(1));
    List<String> rows = views.rows("support_case", "position");
    List<String> messages = views.rows("support_message", "position");
    see(0);
    assertThat(views.rows("support_case", "position")).isEqualTo(rows);
    assertThat(views.rows("support_message", "position")).isEqualTo(messages);
  }

  @Test
  void pages_begin_with_what_changed_last() {
    for (int i = 0; i < 5; i++) happen(opened(i));
    happen(answered(1, "a", 60), closed(2));
    assertThat(updates(cases.page(null, null, 100), 5)).containsExactly(2, 1, 4, 3, 0);
    assertThat(updates(cases.page(CaseState.WAITING, null, 100), 5)).containsExactly(4, 3, 0);
    CasePage first = cases.page(null, null, 2);
    assertThat(updates(first, 5)).containsExactly(2, 1);
    CasePage second = cases.page(null, Long.parseLong(String.valueOf(first.next())), 3);
    assertThat(updates(second, 5)).containsExactly(4, 3, 0);
    assertThat(second.next()).isNull();
    assertThatIllegalArgumentException().isThrownBy(() -> cases.page(null, null, 101));
    assertThatIllegalArgumentException().isThrownBy(() -> cases.page(null, null, 0));
  }

  @Test
  void the_figures_are_those_of_thirty_days_and_the_middle_of_what_was_answered() {
    assertThat(cases.figures(AT)).isEqualTo(new CaseFigures(0, 0, 0, null));
    for (int i = 0; i < 5; i++) happen(opened(i));
    happen(answered(0, "a", 10), answered(1, "a", 300), answered(2, "a", 20), closed(2));
    assertThat(cases.figures(AT.plusSeconds(60))).isEqualTo(new CaseFigures(2, 2, 5, 20L));
    assertThat(cases.figures(AT.plusSeconds(31 * 86_400)))
        .isEqualTo(new CaseFigures(2, 2, 0, null));
  }
}
