package zij.ledger.log;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A process of its own that appends: {@code url name writers events}. It prints every position on a
 * line of its own after its append returned, and {@code done} at the end.
 */
final class WriterProcess {
  private WriterProcess() {}

  public static void main(String[] arguments) throws InterruptedException {
    var name = arguments[1];
    int writers = Integer.parseInt(arguments[2]);
    int events = Integer.parseInt(arguments[3]);
    var done = new CountDownLatch(writers);
    try (var appender =
        new Appender(
            TestLog.dataSource(arguments[0]),
            Appender.Limits.DEFAULT,
            _ -> {},
            new SimpleMeterRegistry())) {
      for (int writer = 0; writer < writers; writer++) {
        var aggregate = name + "-" + writer;
        Thread.ofVirtual()
            .start(() -> {
              for (int i = 0; i < events; i++) {
                long position = appender.append(List.of(Entries.leaf(aggregate, i)));
                print(position + " " + aggregate + " " + i);
              }
              done.countDown();
            });
      }
      done.await();
    }
    print("done");
  }

  private static synchronized void print(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
