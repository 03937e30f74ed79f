package zij.server.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Lets all looks be taken at once, and waits for none longer than it may take. */
final class Doctor {
  private final Duration patience;

  /**
   * @param patience with each look, from the start of all
   */
  Doctor(Duration patience) {
    this.patience = patience;
  }

  /** What they found, in their order; one that fails or takes too long is unknown. */
  List<Finding> examine(Map<String, Look> looks) throws InterruptedException {
    Map<String, FutureTask<List<Finding>>> running = new LinkedHashMap<>();
    looks.forEach((name, look) -> {
      FutureTask<List<Finding>> task = new FutureTask<>(look::look);
      Thread.ofPlatform().daemon().name("look-" + name).start(task);
      running.put(name, task);
    });
    long deadline = System.nanoTime() + patience.toNanos();
    List<Finding> found = new ArrayList<>();
    for (Map.Entry<String, FutureTask<List<Finding>>> entry : running.entrySet()) {
      found.addAll(awaited(entry.getKey(), entry.getValue(), deadline - System.nanoTime()));
    }
    return found;
  }

  private List<Finding> awaited(String name, FutureTask<List<Finding>> task, long nanos)
      throws InterruptedException {
    try {
      return task.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      task.cancel(true);
      String says = "no answer within " + patience.toSeconds() + " s";
      return List.of(Finding.unknown(name, says, "Look whether it is overloaded, and ask again."));
    } catch (ExecutionException e) {
      return List.of(Finding.unknown(name, String.valueOf(e.getCause()), ""));
    }
  }
}
