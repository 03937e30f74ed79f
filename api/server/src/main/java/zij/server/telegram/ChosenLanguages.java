package zij.server.telegram;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import zij.language.Language;
import zij.language.TelegramUserId;

/** The languages that people chose for their chat with the bot. Thread-safe. */
public final class ChosenLanguages {
  private final JdbcClient jdbc;

  ChosenLanguages(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What a person chose; empty if that is nothing, or a language that only a later server has. */
  Optional<Language> of(TelegramUserId person) {
    return jdbc.sql("select language from server.chosen_language where user_id = ?")
        .param(person.value())
        .query(String.class)
        .optional()
        .flatMap(
            tag -> Arrays.stream(Language.values()).filter(l -> l.tag().equals(tag)).findFirst());
  }

  /** What a person chose, or else the nearest to the language of their Telegram. */
  Language of(TelegramUserId person, String languageCode) {
    return of(person).orElseGet(() -> Language.nearest(Locale.forLanguageTag(languageCode)));
  }

  /** Remembers a choice; the last one counts. */
  void choose(TelegramUserId person, Language language, Instant at) {
    jdbc.sql(
            "insert into server.chosen_language (user_id, language, chosen_at) values (?, ?, ?)"
                + " on conflict (user_id) do update"
                + " set language = excluded.language, chosen_at = excluded.chosen_at")
        .params(person.value(), language.tag(), at.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Forgets what a person chose. */
  public void forget(TelegramUserId person) {
    jdbc.sql("delete from server.chosen_language where user_id = ?").param(person.value()).update();
  }
}
