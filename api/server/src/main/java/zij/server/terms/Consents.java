package zij.server.terms;

import static zij.server.problem.ProblemException.answerOrProblem;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import zij.language.Language;
import zij.language.TelegramUserId;
import zij.language.evidence.EvidenceCommand;
import zij.language.evidence.EvidenceId;
import zij.language.evidence.EvidenceKind;
import zij.language.terms.Consent;
import zij.language.terms.TermsVersion;
import zij.server.session.Caller;
import zij.server.session.CallerCommands;
import zij.server.vault.Vault;

/** Who has agreed to the terms in force. Thread-safe. */
@Component
public class Consents {
  /** The stored form of {@link Consent}; it is hashed as it is and never made again. */
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS).build();

  private final TermsVersion inForce;
  private final JdbcClient jdbc;
  private final Vault vault;
  private final CallerCommands commands;
  private final InstantSource clock;

  Consents(
      Terms terms, JdbcClient jdbc, Vault vault, CallerCommands commands, InstantSource clock) {
    this.inForce = terms.version(); // hashes the texts
    this.jdbc = jdbc;
    this.vault = vault;
    this.commands = commands;
    this.clock = clock;
  }

  /** The version that one has to agree to now. */
  public TermsVersion inForce() {
    return inForce;
  }

  /**
   * The evidence that a caller agrees to the terms in force: what was recorded before, or is now,
   * if the caller says so. It is in the log when this returns; empty if there is none.
   *
   * @param agreed the version to which the caller agrees with this request
   * @param language in which the caller was shown it
   */
  public Optional<EvidenceId> of(Caller caller, @Nullable TermsVersion agreed, Language language) {
    Optional<EvidenceId> before = find(caller.id(), inForce);
    if (before.isPresent() || !inForce.equals(agreed)) return before;
    record(caller, new Consent(caller.id(), inForce, language, clock.instant()));
    return find(caller.id(), inForce);
  }

  private void record(Caller caller, Consent consent) {
    byte[] raw = JSON.writeValueAsString(consent).getBytes(StandardCharsets.UTF_8);
    EvidenceId id = EvidenceId.of(raw);
    var sealed = vault.seal(caller.id(), raw, EvidenceKind.CONSENT.referenceTo(id));
    Instant now = consent.at();
    var _ =
        answerOrProblem(
            commands
                .send(
                    caller,
                    new EvidenceCommand.Record(id, caller.id(), EvidenceKind.CONSENT, sealed, now))
                .decision());
    jdbc.sql(
            "insert into server.consent (user_id, version, evidence) values (?, ?, ?)"
                + " on conflict do nothing")
        .params(caller.id().value(), bytes(consent.terms().value()), bytes(id.value()))
        .update();
  }

  private Optional<EvidenceId> find(TelegramUserId user, TermsVersion version) {
    return jdbc.sql("select evidence from server.consent where user_id = ? and version = ?")
        .params(user.value(), bytes(version.value()))
        .query((row, _) -> new EvidenceId(HexFormat.of().formatHex(row.getBytes(1))))
        .optional();
  }

  /** Forgets to what a person agreed; what is in the log can be read no more. */
  public void forget(TelegramUserId user) {
    jdbc.sql("delete from server.consent where user_id = ?").param(user.value()).update();
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
