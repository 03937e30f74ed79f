package zij.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/**
 * How high the heap of this process stood right after its collections, while this was open. What is
 * garbage is not counted, but what a young collection leaves for a later one is: it is never less
 * than what is alive.
 */
final class HeapMark implements AutoCloseable {
  private final AtomicLong highest = new AtomicLong();
  private final NotificationListener listener = (notification, _) -> see(notification);
  private final Set<String> heap =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .map(MemoryPoolMXBean::getName)
          .collect(Collectors.toSet());

  HeapMark() {
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      ((NotificationEmitter) collector).addNotificationListener(listener, null, null);
    }
  }

  private void see(Notification notification) {
    if (!(notification.getUserData() instanceof CompositeData data)) return;
    Map<String, MemoryUsage> after =
        GarbageCollectionNotificationInfo.from(data).getGcInfo().getMemoryUsageAfterGc();
    long used = 0;
    for (Map.Entry<String, MemoryUsage> pool : after.entrySet()) {
      if (heap.contains(pool.getKey())) used += pool.getValue().getUsed();
    }
    highest.accumulateAndGet(used, Math::max);
  }

  /** In MiB; 0 if nothing was collected yet. */
  long highestMiB() {
    return highest.get() >> 20;
  }

  @Override
  public void close() throws javax.management.ListenerNotFoundException {
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      ((NotificationEmitter) collector).removeNotificationListener(listener);
    }
  }
}
