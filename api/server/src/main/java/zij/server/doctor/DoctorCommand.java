package zij.server.doctor;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.core.env.Environment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;
import tools.jackson.databind.json.JsonMapper;
import zij.server.StartFailure;
import zij.server.ZijProperties;
import zij.server.doctor.Finding.Verdict;
import zij.server.start.ReadSettings;

/**
 * {@code zij doctor}: says what is wrong with an installation, one line for each thing, and how to
 * mend it. It reads the settings as the server does, starts nothing and changes nothing. Exits with
 * 0 if all is well, 1 if something is wrong, 2 if something could not be looked at or it was called
 * wrongly.
 */
@Command(
    name = "doctor",
    description = {
      "Say what is wrong with this installation and how to mend it.",
      "Settings are taken as the server takes them: environment, --zij.NAME=VALUE, --config FILE."
    },
    mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {
  private static final int WELL = 0;
  private static final int WRONG = 1;
  private static final int UNKNOWN = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings, as .properties or .yml.")
  private @Nullable Path config;

  @Option(names = "--json", description = "One JSON object, for programs.")
  private boolean json;

  @Unmatched private List<String> settings = new ArrayList<>();

  /** What {@code --json} prints. */
  record Report(Verdict verdict, List<Finding> findings) {}

  /** A context with nothing in it: of Spring Boot only the settings are wanted. */
  static final class Nothing {}

  @Override
  public Integer call() throws InterruptedException {
    for (String setting : settings) {
      if (!setting.matches("--[a-z][A-Za-z0-9.\\[\\]-]*\\.[A-Za-z0-9.\\[\\]-]+=.*")) {
        throw new ParameterException(spec.commandLine(), "Unknown option: " + setting);
      }
    }
    if (config != null && !Files.isReadable(config)) {
      throw new ParameterException(spec.commandLine(), "--config: cannot read " + config);
    }
    Report report = report(findings());
    if (json) {
      spec.commandLine().getOut().println(JsonMapper.shared().writeValueAsString(report));
    } else {
      print(report);
    }
    return switch (report.verdict) {
      case OK -> WELL;
      case WRONG -> WRONG;
      case UNKNOWN -> UNKNOWN;
    };
  }

  private List<Finding> findings() throws InterruptedException {
    ReadSettings read;
    try {
      read = ReadSettings.read(environment());
    } catch (StartFailure e) {
      return List.of(
          MachineLook.java(Runtime.version().feature()),
          Finding.wrong("settings", String.valueOf(e.getMessage()), "Correct it and ask again."));
    }
    List<Finding> found = new ArrayList<>();
    for (String fault : read.faults()) {
      found.add(Finding.wrong("settings", fault, "Correct it."));
    }
    if (found.isEmpty()) found.add(Finding.ok("settings", "none contradicts another"));
    found.addAll(new Doctor(PATIENCE).examine(looks(read)));
    return found;
  }

  private static Map<String, Look> looks(ReadSettings read) {
    ZijProperties zij = read.zij();
    InstantSource clock = InstantSource.system();
    SSLSocketFactory trust = (SSLSocketFactory) SSLSocketFactory.getDefault();
    Map<String, Look> looks = new LinkedHashMap<>();
    looks.put("machine", new MachineLook(read.port(), read.managementPort()));
    looks.put("folder", new FolderLook(zij.data()));
    looks.put("database", new DatabaseLook(zij, clock));
    looks.put("replica", new ReplicaLook(zij));
    looks.put("redis", new RedisLook(zij.redis().url()));
    looks.put("bot", new TelegramLook(zij, read.port(), clock));
    looks.put("clock", new TelegramClockLook(zij.telegram().apiUrl(), clock));
    looks.put("certificate", new CertificateLook(zij.publicUrl(), trust, clock));
    looks.put("providers", new ProviderLook(zij.payments().providerTokens()));
    return looks;
  }

  private Environment environment() {
    SpringApplication application = new SpringApplication(Nothing.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setLogStartupInfo(false);
    application.setRegisterShutdownHook(false);
    List<String> arguments = new ArrayList<>(settings);
    if (config != null) {
      arguments.add("--spring.config.additional-location=" + config.toAbsolutePath().toUri());
    }
    try (var context = application.run(arguments.toArray(String[]::new))) {
      return context.getEnvironment();
    }
  }

  private static Report report(List<Finding> findings) {
    Verdict verdict = Verdict.OK;
    for (Finding finding : findings) {
      if (finding.verdict() == Verdict.WRONG) verdict = Verdict.WRONG;
      if (finding.verdict() == Verdict.UNKNOWN && verdict == Verdict.OK) verdict = Verdict.UNKNOWN;
    }
    return new Report(verdict, findings);
  }

  private void print(Report report) {
    PrintWriter out = spec.commandLine().getOut();
    for (Finding finding : report.findings) {
      String verdict =
          switch (finding.verdict()) {
            case OK -> "ok";
            case WRONG -> "wrong";
            case UNKNOWN -> "unknown";
          };
      String mend = finding.mend().isEmpty() ? "" : " -> " + finding.mend();
      out.printf("%-8s %-12s %s%s%n", verdict, finding.check(), finding.says(), mend);
    }
    out.println(
        switch (report.verdict) {
          case OK -> "All is well.";
          case WRONG -> "Something is wrong.";
          case UNKNOWN -> "Not everything could be looked at.";
        });
  }
}
