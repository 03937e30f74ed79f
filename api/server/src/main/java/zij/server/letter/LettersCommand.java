package zij.server.letter;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zij.server.letter.SessionClient.Refused;

/**
 * {@code zij letters}: what the desk's page of letters does, for whoever works at a command line,
 * over the same interface and as the same person: giving something up is a decision, and the log
 * names who made it. Exits with 0 if it is done, 1 if what was tried again waits as before, 2 if it
 * was called wrongly or cannot be done.
 */
@Command(
    name = "letters",
    description = {
      "List what failed for good, try it again, or give it up.",
      "The session is copied from the desk, at the foot of Attention, and lasts some minutes."
    },
    mixinStandardHelpOptions = true)
public final class LettersCommand implements Callable<Integer> {
  static final String VARIABLE = "ZIJ_SESSION";
  private static final int DONE = 0;
  private static final int WAITS = 1;
  private static final int UNUSABLE = 2;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--server",
      scope = ScopeType.INHERIT,
      paramLabel = "URL",
      defaultValue = "http://localhost:8080",
      description = "Where the shop answers (${DEFAULT-VALUE}).")
  private URI server = URI.create("");

  @Option(
      names = "--session",
      scope = ScopeType.INHERIT,
      paramLabel = "FILE",
      description = "Has the session; otherwise the variable " + VARIABLE + " has it.")
  private @Nullable Path session;

  @Option(names = "--discarded", description = "Those that were given up.")
  private boolean discarded;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "What the server answers, for programs.")
  private boolean json;

  /** The page that is shown; without subcommand. */
  @Override
  public Integer call() {
    return asked(client -> {
      int shown = 0;
      String cursor = "";
      do {
        JsonNode page =
            client.get(
                "/api/desk/letters?limit=%d&discarded=%s%s"
                    .formatted(Letters.MAX_PAGE, discarded, cursor));
        if (json) out().println(page);
        else page.path("letters").forEach(this::line);
        shown += page.path("letters").size();
        String next = page.path("next").asString("");
        cursor = next.isEmpty() ? "" : "&cursor=" + encoded(next);
      } while (!cursor.isEmpty());
      if (!json)
        out().println(shown == 0 ? "Nothing." : shown == 1 ? "1 letter." : shown + " letters.");
      return DONE;
    });
  }

  @Command(name = "show", description = "One letter, with what was to be handled.")
  int show(@Parameters(paramLabel = "NUMBER") long number) {
    return asked(client -> {
      JsonNode open = client.get("/api/desk/letters/" + number);
      if (json) {
        out().println(open);
      } else {
        line(open.path("letter"));
        open.path("content")
            .asString("")
            .lines()
            .map(LettersCommand::plain)
            .forEach(out()::println);
      }
      return DONE;
    });
  }

  /** What to try again. */
  static final class Which {
    @Parameters(paramLabel = "NUMBER", description = "One letter, and those of its sequence.")
    private @Nullable Long number;

    @Option(names = "--reaction", paramLabel = "NAME", description = "All of a reaction.")
    private @Nullable String reaction;
  }

  @Command(name = "replay", description = "Try one again, or all of a reaction.")
  int replay(@ArgGroup(multiplicity = "1") Which which) {
    return asked(client -> {
      if (which.reaction != null) {
        JsonNode answer =
            client.post("/api/desk/reactions/" + encoded(which.reaction) + "/replay", "");
        long done = answer.path("replayed").asLong();
        out().println(json ? answer.toString() : "Sequences that went through: " + done);
        return DONE;
      }
      JsonNode answer = client.post("/api/desk/letters/" + which.number + "/replay", "");
      boolean isDone = answer.path("done").asBoolean();
      String cause = answer.path("cause").asString("");
      out()
          .println(
              json ? answer.toString() : isDone ? "Done." : "It waits as before: " + plain(cause));
      return isDone ? DONE : WAITS;
    });
  }

  @Command(name = "discard", description = "Give one up for good; the log names you and why.")
  int discard(
      @Parameters(paramLabel = "NUMBER") long number,
      @Option(names = "--reason", paramLabel = "TEXT", required = true) String reason) {
    return asked(client -> {
      String body = JsonMapper.shared().writeValueAsString(Map.of("reason", reason));
      JsonNode answer = client.post("/api/desk/letters/" + number + "/discard", body);
      out().println(json ? answer.toString() : "Given up.");
      return DONE;
    });
  }

  private interface Question {
    int ask(SessionClient client) throws IOException, InterruptedException, Refused;
  }

  private int asked(Question question) {
    try (SessionClient client = SessionClient.of(server, session, System.getenv(VARIABLE))) {
      return question.ask(client);
    } catch (Refused e) {
      err().println(e.getMessage());
    } catch (IOException e) {
      err().printf("%s does not answer: %s%n", server, e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return UNUSABLE;
  }

  private void line(JsonNode letter) {
    JsonNode given = letter.path("discarded");
    String why =
        given.isObject() ? given.path("reason").asString("") : letter.path("cause").asString("");
    String since =
        given.isObject() ? given.path("at").asString("") : letter.path("since").asString("");
    out()
        .printf(
            "%6d  %5s  %-20s %-24s %s%n",
            letter.path("number").asLong(),
            age(Duration.between(Instant.parse(since), Instant.now())),
            letter.path("reaction").asString("webhook"),
            plain(letter.path("type").asString("-")),
            plain(why.lines().findFirst().orElse("")));
  }

  /** Strangers wrote some of it, and a terminal obeys more than letters. */
  private static String plain(String text) {
    return text.replaceAll("\\p{C}", " ");
  }

  /** In its largest unit: {@code 3d}, {@code 5h}, {@code 12m}, {@code 40s}. */
  static String age(Duration age) {
    if (age.toDays() > 0) return age.toDays() + "d";
    if (age.toHours() > 0) return age.toHours() + "h";
    if (age.toMinutes() > 0) return age.toMinutes() + "m";
    return Math.max(0, age.toSeconds()) + "s";
  }

  private static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8);
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
