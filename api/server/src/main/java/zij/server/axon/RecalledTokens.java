package zij.server.axon;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.GenericTokenEntry;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.serialization.SerializedObject;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that a crash of PostgreSQL may take back, with the rows that were committed beside them,
 * because processors do not wait for the disk. Whoever works on a segment remembers in memory how
 * far it is, and would go on behind what was lost. So a token moves only from where this process
 * left it: else the claim is refused, and the segment is taken up again from what is stored. The
 * same is asked when a claim is extended, so that it is noticed while nothing happens, too.
 */
final class RecalledTokens extends JdbcTokenStore {
  private static final String MOVE =
      """
      update server.token_entry set token = ?, token_type = ?, timestamp = ?
      where owner = ? and processor_name = ? and segment = ? and token is not distinct from ?\
      """;

  private record Place(String processor, int segment) {}

  private final String owner;
  private final ConcurrentHashMap<Place, Optional<TrackingToken>> left = new ConcurrentHashMap<>();

  /**
   * @param owner as the builder has it
   */
  RecalledTokens(Builder builder, String owner) {
    super(builder);
    this.owner = owner;
  }

  /** Axon takes a segment up by this. */
  @Override
  public @Nullable TrackingToken fetchToken(String processor, Segment segment) {
    TrackingToken stored = super.fetchToken(processor, segment);
    left.put(new Place(processor, segment.getSegmentId()), Optional.ofNullable(stored));
    return stored;
  }

  @Override
  public void extendClaim(String processor, int segment) {
    Optional<TrackingToken> stored = Optional.ofNullable(super.fetchToken(processor, segment));
    Place place = new Place(processor, segment);
    Optional<TrackingToken> mine = left.get(place);
    if (mine != null && !mine.equals(stored)) throw takenBack(place);
  }

  @Override
  public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
    super.storeToken(token, processor, segment);
    left.computeIfPresent(new Place(processor, segment), (_, _) -> Optional.ofNullable(token));
  }

  @Override
  protected PreparedStatement storeUpdate(
      Connection connection, @Nullable TrackingToken token, String processor, int segment)
      throws SQLException {
    Optional<TrackingToken> mine = left.get(new Place(processor, segment));
    if (mine == null) return super.storeUpdate(connection, token, processor, segment);
    var entry = new GenericTokenEntry<>(token, serializer(), byte[].class, processor, segment);
    PreparedStatement move = connection.prepareStatement(MOVE);
    SerializedObject<byte[]> stored = serialized(token);
    move.setBytes(1, stored == null ? null : stored.getData());
    move.setString(2, stored == null ? null : stored.getType().getName());
    move.setString(3, entry.timestampAsString());
    move.setString(4, owner);
    move.setString(5, processor);
    move.setInt(6, segment);
    SerializedObject<byte[]> before = serialized(mine.orElse(null));
    move.setBytes(7, before == null ? null : before.getData());
    return move;
  }

  private @Nullable SerializedObject<byte[]> serialized(@Nullable TrackingToken token) {
    return token == null ? null : serializer().serialize(token, byte[].class);
  }

  /** What comes here was not moved: it is not where it was left, or not ours any more. */
  @Override
  protected void updateToken(
      Connection connection,
      ResultSet row,
      @Nullable TrackingToken token,
      String processor,
      int segment)
      throws SQLException {
    Place place = new Place(processor, segment);
    if (left.containsKey(place)) throw takenBack(place);
    super.updateToken(connection, row, token, processor, segment);
  }

  private static UnableToClaimTokenException takenBack(Place place) {
    return new UnableToClaimTokenException(
        "segment %d of %s is not where it was left; it is taken up again"
            .formatted(place.segment, place.processor));
  }
}
