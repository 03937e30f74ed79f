package zij.ledger.witness;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import zij.ledger.log.Cosigner;
import zij.ledger.log.CosignerKey;
import zij.ledger.log.VerifierKey;

/**
 * {@code zij witness}: runs a witness until the process is stopped. Exits with 2 if it cannot
 * start.
 */
@Command(
    name = "witness",
    description = "Run a witness: cosigns what only appends (C2SP tlog-witness).",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class WitnessCommand implements Callable<Integer> {
  private static final int UNUSABLE = 2;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--log",
      paramLabel = "VKEY|FILE",
      required = true,
      description = "Verifier key line of a log to witness, or a file that holds it; repeatable.")
  private List<String> logs = List.of();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = "Where its key and what it has cosigned are kept. Never restore an old copy.")
  private Path data = Path.of("");

  @Option(
      names = "--port",
      defaultValue = "8070",
      description = "Port to listen on (default: ${DEFAULT-VALUE}; 0 for any).")
  private int port;

  @Option(
      names = "--host",
      defaultValue = "0.0.0.0",
      description = "Address to listen on (default: ${DEFAULT-VALUE}).")
  private String host = "";

  @Option(
      names = "--name",
      description = "Its name in cosignatures; fixed at the first start (default: from the host).")
  private @Nullable String name;

  @Override
  public Integer call() throws InterruptedException {
    try {
      Files.createDirectories(data);
      var channel =
          FileChannel.open(
              data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try (channel;
          FileLock lock = tryLock(channel)) {
        if (lock == null) {
          return unusable(data + " is in use by another witness");
        }
        run();
        return UNUSABLE;
      }
    } catch (IOException | IllegalArgumentException e) {
      return unusable(String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held within this process
    }
  }

  private void run() throws IOException, InterruptedException {
    var keys = new ArrayList<VerifierKey>();
    for (var log : logs) {
      keys.add(VerifierKey.parse(isLine(log) ? log : Files.readString(Path.of(log))));
    }
    var cosigner = cosigner();
    var witness = new Witness(cosigner, keys, data.resolve("heads"), InstantSource.system());
    try (var server = new WitnessServer(witness, host, port, data.resolve("http"))) {
      var out = spec.commandLine().getOut();
      out.printf("witness ready on port %d, key %s%n", server.port(), cosigner.key());
      out.flush();
      new CountDownLatch(1).await();
    }
  }

  /** A verifier key has two plus signs; few files have. */
  private static boolean isLine(String lineOrFile) {
    return lineOrFile.chars().filter(c -> c == '+').count() >= 2;
  }

  /** A changed name would make another key of the same secret, which nobody would know. */
  private Cosigner cosigner() throws IOException {
    var keyLine = data.resolve("witness.vkey");
    var secret = data.resolve("witness.pem");
    if (!Files.exists(keyLine)) {
      var fresh = Cosigner.loadOrCreate(name == null ? hostName() : name, secret);
      Files.writeString(keyLine, fresh.key() + "\n");
      return fresh;
    }
    var known = CosignerKey.parse(Files.readString(keyLine));
    if (name != null && !name.equals(known.name())) {
      throw new IllegalArgumentException("this witness is " + known.name() + ", not " + name);
    }
    var cosigner = Cosigner.loadOrCreate(known.name(), secret);
    if (!cosigner.key().equals(known)) {
      throw new IllegalArgumentException(secret + " is not the key of " + keyLine);
    }
    return cosigner;
  }

  private static String hostName() throws IOException {
    return InetAddress.getLocalHost().getHostName() + "/zij-witness";
  }

  private int unusable(String reason) {
    spec.commandLine().getErr().println("The witness does not start: " + reason);
    return UNUSABLE;
  }
}
