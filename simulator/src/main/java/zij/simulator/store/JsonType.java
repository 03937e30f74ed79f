package zij.simulator.store;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Immutable records kept as JSON. A record is turned into JSON when its page is written, not when
 * it is put, so records that come and go between two writes cost nothing.
 */
final class JsonType<T> extends BasicDataType<T> {
  /** A guess for the cache and the page size; exactness would cost more than it gives. */
  private static final int USUAL_BYTES = 512;

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Class<T> type;

  JsonType(Class<T> type) {
    this.type = type;
  }

  @Override
  public int getMemory(T value) {
    return USUAL_BYTES;
  }

  @Override
  public void write(WriteBuffer buffer, T value) {
    byte[] bytes = JSON.writeValueAsBytes(value);
    buffer.putVarInt(bytes.length).put(bytes);
  }

  @Override
  public T read(ByteBuffer buffer) {
    byte[] bytes = new byte[DataUtils.readVarInt(buffer)];
    buffer.get(bytes);
    return JSON.readValue(bytes, type);
  }

  @Override
  @SuppressWarnings("unchecked")
  public T[] createStorage(int size) {
    return (T[]) Array.newInstance(type, size);
  }
}
