package zij.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What buyers were told, which has to be true for ever. Thread-safe. */
final class Facts {
  /** An answer that named a position: what it told of is there, about that order. */
  record Told(String order, long position) {}

  private final ConcurrentLinkedQueue<Told> told = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Violation> wrong = new ConcurrentLinkedQueue<>();
  private final Map<String, String> sessions = new ConcurrentHashMap<>();

  void told(String order, long position) {
    if (position >= 0) told.add(new Told(order, position));
  }

  /** Something was answered that must never be. */
  void wrong(Violation violation) {
    wrong.add(violation);
  }

  /** An order of something with keys, and the session of who can see them. */
  void keyed(String order, String session) {
    sessions.put(order, session);
  }

  List<Told> told() {
    return new ArrayList<>(told);
  }

  List<Violation> wrong() {
    return new ArrayList<>(wrong);
  }

  Map<String, String> keyed() {
    return Map.copyOf(sessions);
  }
}
