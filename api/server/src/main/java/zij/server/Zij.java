package zij.server;

import ch.qos.logback.classic.Level;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.tomcat.ConnectorStartFailedException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.scheduling.annotation.EnableScheduling;
import picocli.CommandLine;
import zij.ledger.log.ExportCommand;
import zij.ledger.log.VerifyCommand;
import zij.ledger.witness.WitnessCommand;
import zij.server.doctor.DoctorCommand;
import zij.server.ledger.BookCommand;
import zij.server.letter.LettersCommand;
import zij.server.projection.RebuildCommand;
import zij.server.start.SettingsGuard;
import zij.server.start.WrongSetting;

/** The one program: the server, and the tools that need none. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class Zij {
  private static final int EXIT_BAD_START = 1;

  /** JDK: how many platform threads carry virtual ones; by default as many as there are cores. */
  private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

  public static void main(String[] arguments) {
    CommandLine program =
        new CommandLine(new Tools())
            .addSubcommand("verify", new VerifyCommand())
            .addSubcommand("export", new ExportCommand())
            .addSubcommand("witness", new WitnessCommand())
            .addSubcommand("book", new BookCommand())
            .addSubcommand("rebuild", new RebuildCommand())
            .addSubcommand("doctor", new DoctorCommand())
            .addSubcommand("letters", new LettersCommand())
            .setParameterExceptionHandler(Zij::wronglyCalled);
    boolean isTool = arguments.length > 0 && program.getSubcommands().containsKey(arguments[0]);
    if (isTool || (arguments.length > 0 && arguments[0].equals("--help"))) {
      quieten();
      System.exit(program.execute(arguments));
    }
    serve(arguments);
  }

  /** One sentence; who wants to read all of the usage asks for it. */
  private static int wronglyCalled(CommandLine.ParameterException e, String[] arguments) {
    CommandLine called = e.getCommandLine();
    called.getErr().println(e.getMessage());
    var _ = CommandLine.UnmatchedArgumentException.printSuggestions(e, called.getErr());
    called.getErr().println("See ./" + called.getCommandSpec().qualifiedName() + " --help");
    return called.getCommandSpec().exitCodeOnInvalidInput();
  }

  /** A tool's output is its answer; what libraries like to tell would only stand around it. */
  private static void quieten() {
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
    level(Logger.ROOT_LOGGER_NAME, Level.WARN);
    level("zij", Level.INFO);
  }

  private static void level(String logger, Level level) {
    if (LoggerFactory.getLogger(logger) instanceof ch.qos.logback.classic.Logger it) {
      it.setLevel(level);
    }
  }

  /** What {@code --help} describes; without a subcommand the server starts. */
  @CommandLine.Command(
      name = "zij",
      mixinStandardHelpOptions = true,
      description = "Without a subcommand: starts the server; options are --zij.NAME=VALUE.")
  static final class Tools implements Callable<Integer> {
    @Override
    public Integer call() {
      return 0;
    }
  }

  /**
   * A carrier stays with one queue of virtual threads for as long as that has any. With as many
   * carriers as cores, a flood of requests keeps them all, and a virtual thread that waits in
   * another queue is never carried on: it hangs, and who waits for what it holds hangs with it
   * ({@code docs/decisions/0057}). With more of them, the operating system shares the cores out.
   */
  private static void carryMany() {
    if (System.getProperty(CARRIERS) == null) System.setProperty(CARRIERS, "128");
  }

  private static void serve(String[] arguments) {
    carryMany();
    try {
      SpringApplication.run(Zij.class, arguments);
    } catch (RuntimeException e) {
      Optional<String> sentence = whatIsWrong(e);
      if (sentence.isEmpty()) e.printStackTrace(); // nobody foresaw it, so every detail may matter
      System.err.println("Zij does not start: " + sentence.orElse("see above."));
      System.exit(EXIT_BAD_START);
    }
  }

  /** One sentence, if it is something that whoever started the server can mend. */
  private static Optional<String> whatIsWrong(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      switch (t) {
        case StartFailure f -> {
          return Optional.of(String.valueOf(f.getMessage()));
        }
        case PortInUseException p -> {
          return Optional.of(SettingsGuard.taken(p.getPort()));
        }
        case ConnectorStartFailedException c -> {
          return Optional.of(SettingsGuard.taken(c.getPort()));
        }
        case BindException b -> {
          return Optional.of(WrongSetting.sentence(b));
        }
        default -> {}
      }
    }
    return Optional.empty();
  }
}
