package zij.query.projection;

/**
 * How far a rebuild has come.
 *
 * @param position every event before it is in the new tables
 * @param size of the log when it was last asked
 * @param perSecond events read of late; 0 before there is anything to measure
 */
public record RebuildProgress(long position, long size, double perSecond) {
  /** Events that are still to be read. */
  public long left() {
    return Math.max(0, size - position);
  }

  /** Seconds until they are, at this speed; -1 if nobody can tell. */
  public long secondsLeft() {
    return perSecond > 0 ? (long) Math.ceil(left() / perSecond) : -1;
  }
}
