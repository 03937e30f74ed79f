package zij.server.support;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import zij.language.TelegramUserId;
import zij.language.order.OrderId;
import zij.language.support.CaseId;

/**
 * Where people are in their conversations with the bot; outlives a restart, and every server knows
 * it. Nothing of what was said is in here. Thread-safe.
 */
@Component
public class Conversations {
  private static final String ASKING = "ASKING";
  private static final String TALKING = "TALKING";

  private final JdbcClient jdbc;
  private final InstantSource clock;

  Conversations(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The state that holds now. */
  public Conversation of(TelegramUserId person) {
    return jdbc.sql(
            "select state, about from server.conversation where user_id = ? and lasts_until > ?")
        .params(person.value(), clock.instant().atOffset(ZoneOffset.UTC))
        .query((row, _) -> state(row.getString(1), row.getObject(2, UUID.class)))
        .optional()
        .orElseGet(Conversation.Idle::new);
  }

  /** A state holds from now on, for as long as it lasts. */
  public void put(TelegramUserId person, Conversation state) {
    switch (state) {
      case Conversation.Idle _ -> forget(person);
      case Conversation.Asking s ->
          write(person, ASKING, s.order() == null ? null : s.order().value(), state);
      case Conversation.Talking s -> write(person, TALKING, s.id().value(), state);
    }
  }

  /** Takes a step that needs nothing to be done but to remember it. */
  public void take(TelegramUserId person, Conversation.Input input) {
    put(person, of(person).on(input).next());
  }

  /** Forgets where a person is. */
  public void forget(TelegramUserId person) {
    jdbc.sql("delete from server.conversation where user_id = ?").param(person.value()).update();
  }

  /** Deletes what does not hold any more. */
  @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
  void tidy() {
    jdbc.sql("delete from server.conversation where lasts_until <= ?")
        .param(clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  private void write(TelegramUserId person, String name, @Nullable UUID about, Conversation state) {
    Instant until = clock.instant().plus(state.lasts());
    jdbc.sql(
            "insert into server.conversation (user_id, state, about, lasts_until)"
                + " values (?, ?, ?, ?) on conflict (user_id) do update set state ="
                + " excluded.state, about = excluded.about, lasts_until = excluded.lasts_until")
        .param(person.value())
        .param(name)
        .param(about)
        .param(until.atOffset(ZoneOffset.UTC))
        .update();
  }

  private static Conversation state(String name, @Nullable UUID about) {
    return switch (name) {
      case ASKING -> new Conversation.Asking(about == null ? null : new OrderId(about));
      case TALKING ->
          about == null ? new Conversation.Idle() : new Conversation.Talking(new CaseId(about));
      default -> new Conversation.Idle(); // of a version that knew more states
    };
  }
}
