package zij.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who used the processor between two looks. Of PostgreSQL, those of its processes count that live
 * at both looks, which are the pooled ones.
 */
final class CpuTime {
  private final Map<String, ProcessHandle> processes;
  private final Map<String, Duration> before = new LinkedHashMap<>();

  CpuTime(Map<String, ProcessHandle> processes) {
    this.processes = processes;
    processes.forEach((name, process) -> before.put(name, used(process)));
  }

  /** Processor milliseconds of each since the first look, divided by these operations. */
  String perOperation(long operations) {
    return processes.entrySet().stream()
        .map(e -> {
          Duration spent = used(e.getValue()).minus(before.getOrDefault(e.getKey(), Duration.ZERO));
          return String.format(
              Locale.ROOT, "%s %.2f ms", e.getKey(), spent.toNanos() / 1e6 / operations);
        })
        .collect(Collectors.joining(", "));
  }

  private static Duration used(ProcessHandle process) {
    boolean isThisOne = process.equals(ProcessHandle.current()); // whose children are listed too
    return Stream.concat(Stream.of(process), isThisOne ? Stream.of() : process.children())
        .map(p -> p.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }
}
