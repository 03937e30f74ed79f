package zij.server.support;

import java.sql.ResultSet;
import java.sql.SQLException;
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
 * it. Nothing of what was said is in here. Thread-safe: steps that are taken at the same time, on
 * whatever server, are taken one after the other.
 */
@Component
public class Conversations {
  /** As often a step may find that somebody else was faster. */
  private static final int MAX_TRIES = 10;

  /** No row begins with a version that one had that was there before. */
  private static final String INSERT =
      """
      insert into server.conversation (user_id, version, state, about, lasts_until,
        judged_update, judged_state, judged_about, judged_settled)
      values (:person, (extract(epoch from clock_timestamp()) * 1000000)::bigint, :state, :about,
        :until, :update, :by, :byAbout, :settled)
      on conflict do nothing
      """;

  private static final String UPDATE =
      """
      update server.conversation
      set version = version + 1, state = :state, about = :about, lasts_until = :until,
        judged_update = :update, judged_state = :by, judged_about = :byAbout,
        judged_settled = :settled
      where user_id = :person and version = :before
      """;

  /** A state as it is written. */
  private record Written(String name, @Nullable UUID about) {
    static Written of(Conversation state) {
      return switch (state) {
        case Conversation.Idle _ -> new Written("IDLE", null);
        case Conversation.Asking s ->
            new Written("ASKING", s.order() == null ? null : s.order().value());
        case Conversation.Talking s -> new Written("TALKING", s.id().value());
      };
    }

    Conversation state() {
      return switch (name) {
        case "ASKING" -> new Conversation.Asking(about == null ? null : new OrderId(about));
        case "TALKING" ->
            about == null ? new Conversation.Idle() : new Conversation.Talking(new CaseId(about));
        default -> new Conversation.Idle(); // also of a version that knew more states
      };
    }
  }

  /**
   * By which state an update is judged.
   *
   * @param isSettled whether what followed from it was remembered already
   */
  public record Judged(long update, Conversation by, boolean isSettled) {}

  /**
   * What is known of somebody.
   *
   * @param version 0 if there is no row
   */
  private record Known(long version, Conversation state, @Nullable Judged judged) {
    static final Known NOTHING = new Known(0, new Conversation.Idle(), null);
  }

  private final JdbcClient jdbc;
  private final InstantSource clock;

  Conversations(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * By which state an update of somebody's chat is to be judged: the one that holds now, or, if the
   * update was the last one before too, the one that held then. Telegram brings the updates of a
   * chat one after the other, so no earlier one is repeated. The state holds on from now.
   */
  public Judged judging(TelegramUserId person, long update) {
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      Known known = of(person);
      if (known.judged() != null && known.judged().update() == update) return known.judged();
      Judged judged = new Judged(update, known.state(), false);
      if (write(person, known, known.state(), judged)) return judged;
    }
    throw tooBusy(person);
  }

  /** Takes a step that needs nothing to be done but to remember it. */
  public void take(TelegramUserId person, Conversation.Input input) {
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      Known known = of(person);
      if (write(person, known, known.state().on(input).next(), known.judged())) return;
    }
    throw tooBusy(person);
  }

  /** Takes the step that follows from an update, once. */
  public void settle(TelegramUserId person, Judged judged, Conversation.Input input) {
    Judged settled = new Judged(judged.update(), judged.by(), true);
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      Known known = of(person);
      Judged now = known.judged();
      // Told again while it was being done: whoever was faster has remembered it.
      if (now != null && (now.update() != judged.update() || now.isSettled())) return;
      if (write(person, known, known.state().on(input).next(), settled)) return;
    }
    throw tooBusy(person);
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

  private Known of(TelegramUserId person) {
    return jdbc.sql(
            "select version, state, about, lasts_until > ?, judged_update, judged_state,"
                + " judged_about, judged_settled from server.conversation where user_id = ?")
        .params(clock.instant().atOffset(ZoneOffset.UTC), person.value())
        .query((row, _) -> known(row))
        .optional()
        .orElse(Known.NOTHING);
  }

  private static Known known(ResultSet row) throws SQLException {
    String judgedBy = row.getString(6);
    Judged judged =
        judgedBy == null
            ? null
            : new Judged(
                row.getLong(5),
                new Written(judgedBy, row.getObject(7, UUID.class)).state(),
                row.getBoolean(8));
    Conversation state =
        row.getBoolean(4)
            ? new Written(row.getString(2), row.getObject(3, UUID.class)).state()
            : new Conversation.Idle();
    return new Known(row.getLong(1), state, judged);
  }

  /** Whether nobody was faster. */
  private boolean write(
      TelegramUserId person, Known before, Conversation state, @Nullable Judged judged) {
    Written now = Written.of(state);
    Written by = judged == null ? null : Written.of(judged.by());
    Instant until = clock.instant().plus(state.lasts());
    return jdbc.sql(before.version() == 0 ? INSERT : UPDATE)
            .param("person", person.value())
            .param("before", before.version())
            .param("state", now.name())
            .param("about", now.about())
            .param("until", until.atOffset(ZoneOffset.UTC))
            .param("update", judged == null ? null : judged.update())
            .param("by", by == null ? null : by.name())
            .param("byAbout", by == null ? null : by.about())
            .param("settled", judged != null && judged.isSettled())
            .update()
        == 1;
  }

  private static IllegalStateException tooBusy(TelegramUserId person) {
    return new IllegalStateException("the conversation of user " + person + " changes too often");
  }
}
