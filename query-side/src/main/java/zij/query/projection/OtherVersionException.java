package zij.query.projection;

/**
 * The tables of a projection are of another version than this program's. Its processor stops and
 * asks again now and then; another server, or a rebuild, goes on.
 */
public final class OtherVersionException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  OtherVersionException(String projection, int inUse, int known) {
    super(
        "the tables of projection %s are of version %d, this program knows version %d"
            .formatted(projection, inUse, known));
  }
}
