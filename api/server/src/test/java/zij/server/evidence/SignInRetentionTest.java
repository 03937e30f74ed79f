package zij.server.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import zij.server.RunningServer;
import zij.server.SharedServer;

/** Sign-ins that nothing came of are deleted when no session can need them any more. */
@ExtendWith(SharedServer.class)
class SignInRetentionTest {
  private static final long NOBODY = 4_000_000_000_000L;

  private final RunningServer server;

  SignInRetentionTest(RunningServer server) {
    this.server = server;
  }

  /** As many sign-ins as are asked for, each of them this old. */
  private void given(int count, String age) {
    server
        .sql()
        .sql(
            "insert into server.sign_in_evidence"
                + " select sha256(convert_to(? || i, 'UTF8')), ?, 'old', now() - ?::interval"
                + " from generate_series(1, ?) i")
        .params(age, NOBODY, age, count)
        .update();
  }

  private long left() {
    return server
        .sql()
        .sql("select count(*) from server.sign_in_evidence where user_id = ?")
        .param(NOBODY)
        .query(Long.class)
        .single();
  }

  /** 24 hours for initData, 20 minutes for the session, 10 for clocks that differ. */
  @Test
  void onlyWhatIsOldIsDeletedHoweverMuchItIs() {
    given(3, "24 hours 29 minutes");
    given(2 * SignInRetention.BATCH + 1, "24 hours 31 minutes");
    server.part(SignInRetention.class).round();
    assertThat(left()).isEqualTo(3);
  }
}
