package zij.server;

import java.nio.file.Path;

/**
 * A hot standby of a running PostgreSQL on this machine, made from a copy of its data (PostgreSQL,
 * 26.5) by the same binaries. It follows by streaming.
 */
public final class HotStandby implements AutoCloseable {
  private final CopiedPostgresql copy;

  /**
   * Copies and starts it; returns when it answers.
   *
   * @param original the folder of the primary's data
   * @param data where the copy is made
   */
  public HotStandby(Path original, Path data) {
    copy = CopiedPostgresql.of(original, data);
    copy.configure(
        "primary_conninfo = 'host=localhost port=%d user=postgres'\n"
            .formatted(CopiedPostgresql.portOf(original)),
        "standby.signal");
    copy.start();
  }

  /** Starts it again after it was killed. */
  public void start() {
    copy.start();
  }

  /** Stops it at once, as a crash does; whoever is connected is cut off. */
  public void kill() {
    copy.kill();
  }

  /** Its address for a role. */
  public String url() {
    return copy.url();
  }

  /** Does something there as superuser. */
  public void execute(String sql) {
    copy.execute(sql);
  }

  @Override
  public void close() {
    copy.close();
  }
}
