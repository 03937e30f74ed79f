package zij.server.session;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import zij.server.telegram.InitData;

/** Keeps the signed initData that sessions were opened with. Thread-safe. */
@Component
class Evidence {
  private final JdbcClient jdbc;

  Evidence(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps it, once. */
  void keep(InitData initData, Instant now) {
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
}
