package zij.simulator.people;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;
import zij.simulator.store.Store;

/** Everyone with a phone, and how many Stars each has. Thread-safe. */
public final class People {
  private static final int LIMIT = 100_000;

  private record Cast(Person person, long stars) {}

  private static final List<Cast> FIRST_CAST =
      List.of(
          cast(5001000101L, "Madina", "Yusupova", "madina_yu", "uz", false, "Tashkent", 2_500),
          cast(5001000102L, "Timur", "Akhmetov", "timur_a", "ru", true, "Almaty", 12_000),
          cast(5001000103L, "Dilshod", "Karimov", "dilshod_k", "uz", false, "Samarkand", 40),
          cast(5001000104L, "Aigerim", "Sadykova", "aika_s", "ru", false, "Astana", 900),
          cast(5001000105L, "Olivia", "Bennett", "liv_bennett", "en", true, "London", 5_000),
          cast(5001000106L, "Rustam", "", "", "ru", false, "Bukhara", 350),
          cast(5001000107L, "Sevara", "Nazarova", "sevara_n", "uz", true, "Tashkent", 1_500));

  private final MVMap<Long, Person> people;

  /** Who bought in the past and has no phone here. */
  private final MVMap<Long, Person> past;

  private final MVMap<Long, Long> stars;

  /** The kept people; a new store begins with a small cast. */
  public People(Store store) {
    this.people = store.byNumber("people", Person.class);
    this.past = store.byNumber("past-people", Person.class);
    this.stars = store.numbers("stars");
    if (people.isEmpty()) {
      FIRST_CAST.forEach(one -> add(one.person(), one.stars()));
    }
  }

  private static Cast cast(
      long id,
      String first,
      String last,
      String name,
      String language,
      boolean premium,
      String home,
      long stars) {
    return new Cast(new Person(id, first, last, name, language, premium, home, false), stars);
  }

  /** All people with a phone, by number. */
  public List<Person> all() {
    return List.copyOf(people.values());
  }

  /** The person of that number, with a phone or from the past. */
  public Optional<Person> find(long id) {
    return Optional.ofNullable(people.get(id)).or(() -> Optional.ofNullable(past.get(id)));
  }

  /** Adds people who bought in the past; they are on nobody's phone. */
  public synchronized void addPast(Collection<Person> persons) {
    if (past.size() + persons.size() > LIMIT) {
      throw new IllegalArgumentException("No more than " + LIMIT + " people fit into the past");
    }
    for (Person person : persons) {
      if (people.containsKey(person.id())) {
        throw new IllegalArgumentException(person.id() + " is somebody with a phone");
      }
    }
    persons.forEach(person -> past.put(person.id(), person));
  }

  /** A number that nobody has yet. */
  public synchronized long freeId() {
    @Nullable Long last = people.lastKey();
    return last == null ? 5001000101L : last + 1;
  }

  /**
   * Adds a person, or replaces the one of the same number.
   *
   * @param balance Stars to begin with, not negative
   */
  public synchronized void add(Person person, long balance) {
    if (people.size() >= LIMIT) {
      throw new IllegalArgumentException("No more than " + LIMIT + " people fit in here");
    }
    if (balance < 0) {
      throw new IllegalArgumentException("Nobody has less than no Stars");
    }
    people.put(person.id(), person);
    stars.put(person.id(), balance);
  }

  /** Remembers that the person lets the bot write. */
  public Person start(Person person) {
    Person started = person.started();
    if (!person.reachable()) {
      people.put(started.id(), started);
    }
    return started;
  }

  /** The person's Stars. */
  public long stars(long id) {
    return stars.getOrDefault(id, 0L);
  }

  /**
   * Adds Stars, or takes some with a negative number.
   *
   * @return whether it was done; nobody's balance falls below zero
   */
  public synchronized boolean move(long id, long amount) {
    long balance = stars(id);
    if (balance + amount < 0) {
      return false;
    }
    stars.put(id, balance + amount);
    return true;
  }
}
