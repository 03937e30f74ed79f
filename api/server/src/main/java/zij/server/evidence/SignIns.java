package zij.server.evidence;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import zij.language.TelegramUserId;
import zij.language.evidence.EvidenceId;
import zij.server.telegram.InitData;

/**
 * The signed initData that sessions were opened with, waiting for something to become evidence of.
 * Most people only look, and of them nothing stays. Thread-safe.
 */
@Component
public class SignIns {
  private final JdbcClient jdbc;

  SignIns(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps it, once. */
  public void keep(InitData initData, Instant now) {
    jdbc.sql(
            "insert into server.sign_in_evidence (init_data_sha256, user_id, init_data, first_seen)"
                + " values (?, ?, ?, ?) on conflict do nothing")
        .params(
            HexFormat.of().parseHex(initData.sha256()),
            initData.user().value(),
            initData.raw(),
            now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** The raw initData of this hash, if it is kept. */
  Optional<String> find(EvidenceId id) {
    return jdbc.sql("select init_data from server.sign_in_evidence where init_data_sha256 = ?")
        .param(HexFormat.of().parseHex(id.value()))
        .query(String.class)
        .optional();
  }

  /** Deletes a person's that were first seen up to a moment. */
  public void delete(TelegramUserId user, Instant until) {
    jdbc.sql("delete from server.sign_in_evidence where user_id = ? and first_seen <= ?")
        .params(user.value(), until.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Deletes up to {@code limit} that were first seen before a moment; answers how many. */
  int deleteBefore(Instant moment, int limit) {
    return jdbc.sql(
            "delete from server.sign_in_evidence where init_data_sha256 in"
                + " (select init_data_sha256 from server.sign_in_evidence where first_seen < ?"
                + " order by first_seen limit ?)")
        .params(moment.atOffset(ZoneOffset.UTC), limit)
        .update();
  }
}
