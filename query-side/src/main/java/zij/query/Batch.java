package zij.query;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Gathers what one batch of events changes, so that a projection writes it with a few statements in
 * the transaction that also moves its token.
 *
 * @param <T> one change
 */
public final class Batch<T> {
  private final String key;
  private final Consumer<List<T>> write;
  private final Consumer<List<T>> written;

  /**
   * @param name of the projection; distinct for each
   * @param write writes the changes, in the order of their events, before the transaction commits
   * @param written told after the commit
   */
  public Batch(String name, Consumer<List<T>> write, Consumer<List<T>> written) {
    this.key = "batch of " + name;
    this.write = write;
    this.written = written;
  }

  /** Adds a change to the batch that is being processed on this thread. */
  public void add(T change) {
    UnitOfWork<?> unitOfWork = CurrentUnitOfWork.get();
    List<T> changes = unitOfWork.getOrComputeResource(key, _ -> begin(unitOfWork));
    changes.add(change);
  }

  private List<T> begin(UnitOfWork<?> unitOfWork) {
    List<T> changes = new ArrayList<>();
    unitOfWork.onPrepareCommit(_ -> write.accept(changes));
    unitOfWork.afterCommit(_ -> written.accept(changes));
    return changes;
  }
}
