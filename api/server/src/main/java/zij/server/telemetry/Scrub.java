package zij.server.telemetry;

import java.util.regex.Pattern;

/** Takes out of an error's text what could tell of a person, and cuts it. */
final class Scrub {
  static final int MAX_LENGTH = 200;

  private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");

  /** What follows a path may be anything. */
  private static final Pattern QUERIES = Pattern.compile("[?#][^\\s\"')]*");

  /** Tokens, hashes and ids. */
  private static final Pattern SECRETS = Pattern.compile("[A-Za-z0-9_+/=.-]*[0-9][\\w+/=.-]{19,}");

  private static final Pattern MAILS = Pattern.compile("\\S+@\\S+");
  private static final Pattern NUMBERS = Pattern.compile("[0-9]{4,}");

  private Scrub() {}

  /**
   * The text with numbers of four digits and more, addresses' queries, tokens and mails left out.
   */
  static String clean(String text) {
    String clean = CONTROLS.matcher(text).replaceAll(" ");
    clean = QUERIES.matcher(clean).replaceAll("");
    clean = MAILS.matcher(clean).replaceAll("…");
    clean = SECRETS.matcher(clean).replaceAll("…");
    clean = NUMBERS.matcher(clean).replaceAll("…").strip();
    return clean.length() <= MAX_LENGTH ? clean : clean.substring(0, MAX_LENGTH - 1) + "…";
  }
}
