package zij.language;

/** The answer of a command that has nothing to tell but that it is done. */
public enum Done {
  DONE
}
