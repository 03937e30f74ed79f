package zij.chaos;

/** Somebody waited long enough, and went away. */
final class GaveUpException extends Exception {
  private static final long serialVersionUID = 1L;

  GaveUpException(String what) {
    super(what);
  }
}
