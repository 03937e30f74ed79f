package zij.ledger.log;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** A log in a database, its signer, and what its verifiers say of it. */
final class SignedLog {
  static final String ORIGIN = "zij.test/log";
  private static final int AGGREGATES = 50;

  final TestLog database = TestLog.create();
  final LogReader reader = new LogReader(database.application(), 4);
  final ForkAlarm alarm = new ForkAlarm(new SimpleMeterRegistry());
  final Checkpoints checkpoints;
  private final Path folder;
  private int entries;

  /** A log of so many entries, none signed yet, its files in a folder. */
  SignedLog(Path folder, int entries) {
    this.folder = folder;
    this.checkpoints = checkpoints("log.checkpoint", alarm);
    append(entries);
  }

  LogSigner signer() {
    try {
      return LogSigner.loadOrCreate(ORIGIN, folder.resolve("log.pem"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those of a server that keeps its checkpoint in this file. */
  Checkpoints checkpoints(String file, ForkAlarm alarm) {
    try {
      var kept = new KeptCheckpoint(folder.resolve(file), signer().verifierKeys());
      return new Checkpoints(database.application(), signer(), kept, alarm);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Appender appender() {
    return new Appender(
        database.application(), Appender.Limits.DEFAULT, _ -> {}, alarm, new SimpleMeterRegistry());
  }

  void append(int count) {
    try (var appender = appender()) {
      for (int done = 0; done < count; ) {
        var unit = new ArrayList<Leaf>();
        for (; unit.size() < AGGREGATES && done < count; done++, entries++) {
          unit.add(Entries.leaf("order-" + entries % AGGREGATES, entries / AGGREGATES));
        }
        appender.append(unit);
      }
    }
  }

  /** Goes on as if the log had only so many entries, after it was cut. */
  void continueAt(int size) {
    entries = size;
  }

  /** Signs the head and saves its note in a file. */
  Path save(String name) {
    try {
      return Files.writeString(folder.resolve(name), checkpoints.publish().note());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SignedTiles signedTiles() {
    return SignedTiles.of(reader, checkpoints);
  }

  /** What the world can fetch, without HTTP between. */
  TiledLog tiles() {
    var published = new PublishedTiles(reader, signedTiles(), checkpoints);
    return (path, limit) -> {
      if (path.equals("checkpoint")) {
        return checkpoints.latest().orElseThrow().note().getBytes(StandardCharsets.UTF_8);
      }
      var parts = path.split("/", 3);
      var found =
          parts[1].equals("entries")
              ? published.entries(TilePath.parse("0", parts[2]))
              : published.hashes(TilePath.parse(parts[1], parts[2]));
      return found.orElseThrow(() -> new NoSuchFileException(path));
    };
  }

  /** How a command ended and all that it wrote. */
  record Run(int exit, String out) {}

  static Run run(Object command, String... arguments) {
    var out = new StringWriter();
    var line = new CommandLine(command).setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
    return new Run(line.execute(arguments), out.toString());
  }

  /** {@code zij verify} with the log's key. */
  Run verify(String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--key", signer().verifierKey().toString()));
    return run(new VerifyCommand(), all.toArray(String[]::new));
  }

  /** {@code zij verify --database} with the log's key. */
  Run verifyDatabase(String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--database", database.url("postgres")));
    return verify(all.toArray(String[]::new));
  }
}
