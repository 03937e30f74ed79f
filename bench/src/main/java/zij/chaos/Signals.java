package zij.chaos;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Signals to processes that this run started, and to their children. */
final class Signals {
  private static final long LONGEST_SECONDS = 10;

  private Signals() {}

  /** Lets none of them run until {@link #thaw}; connections stay open, nothing is answered. */
  static void freeze(ProcessHandle process) throws IOException, InterruptedException {
    send("-STOP", process);
  }

  static void thaw(ProcessHandle process) throws IOException, InterruptedException {
    send("-CONT", process);
  }

  /** The parent first: it then makes no more children. */
  private static void send(String signal, ProcessHandle process)
      throws IOException, InterruptedException {
    kill(signal, Stream.of(process));
    kill(signal, process.descendants());
  }

  private static void kill(String signal, Stream<ProcessHandle> processes)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("kill", signal));
    processes.map(each -> Long.toString(each.pid())).forEach(command::add);
    if (command.size() == 2) return;
    Process kill =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!kill.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) throw new IOException("kill hangs");
  }
}
