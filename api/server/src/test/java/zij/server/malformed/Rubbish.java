package zij.server.malformed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes what nobody should send, and what is nearly right. The same seed makes the same. */
final class Rubbish {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int DEEP = 3;

  /** What has broken parsers before. */
  private static final List<String> WORDS =
      List.of(
          "",
          " ",
          "0",
          "-1",
          "1",
          "NaN",
          "1e400",
          "2147483648",
          "9223372036854775807",
          "9223372036854775808",
          "0x10",
          "true",
          "null",
          "undefined",
          "[]",
          "{}",
          "\u0000",
          "\ud800",
          "\u202e\u200b\ufeff",
          "💥".repeat(40),
          "ʻ‘’`´",
          "../../etc/passwd",
          "..%2f..%2f",
          "%",
          "%zz",
          "' or 1=1 --",
          "$1; drop table query.product",
          "\"><script>alert(1)</script>",
          "${jndi:ldap://localhost/a}",
          "{0}",
          "%s%n%d",
          "\r\nX-Injected: yes",
          "0001-01-01T00:00:00Z",
          "+999999999-12-31T23:59:59Z",
          "2026-02-30",
          "P1D",
          "Europe/Nowhere",
          "uz-Cyrl-u-ca-islamic-x-twain",
          "00000000-0000-0000-0000-000000000000",
          "A".repeat(300),
          "я".repeat(5_000));

  private final SplittableRandom random;

  Rubbish(SplittableRandom random) {
    this.random = random;
  }

  boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  /** Less than this, and not below zero. */
  int number(int bound) {
    return random.nextInt(bound);
  }

  <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** A word that is wrong nearly everywhere, or one of those that are right somewhere. */
  String word(List<String> right) {
    return !right.isEmpty() && random.nextBoolean() ? oneOf(right) : oneOf(WORDS);
  }

  /** Bytes that begin like what they came from. */
  byte[] damaged(byte[] whole) {
    byte[] bytes = whole.clone();
    return switch (random.nextInt(5)) {
      case 0 -> java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
      case 1 -> {
        for (int i = random.nextInt(1, 9); i > 0 && bytes.length > 0; i--) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        yield bytes;
      }
      case 2 -> java.util.Arrays.copyOf(bytes, bytes.length + random.nextInt(1, 1_000));
      case 3 -> new String(bytes, UTF_8).repeat(random.nextInt(2, 4)).getBytes(UTF_8);
      default -> {
        byte[] noise = new byte[random.nextInt(1, 2_000)];
        random.nextBytes(noise);
        yield noise;
      }
    };
  }

  /** A document that follows its schema but for what this finds to spoil. */
  JsonNode document(JsonNode schema, JsonNode schemas, List<String> right, int depth) {
    if (oneIn(12)) return anything(right, depth);
    String reference = schema.path("$ref").asString("");
    if (!reference.isEmpty()) {
      String name = reference.substring(reference.lastIndexOf('/') + 1);
      return depth > DEEP
          ? JSON.nullNode()
          : document(schemas.path(name), schemas, right, depth + 1);
    }
    JsonNode type = schema.path("type");
    String kind = type.isArray() ? type.path(0).asString("") : type.asString("");
    return switch (kind) {
      case "object" -> object(schema, schemas, right, depth);
      case "array" -> {
        ArrayNode array = JSON.arrayNode();
        int size = oneIn(30) ? 2_000 : random.nextInt(3);
        for (int i = 0; i < size; i++) {
          array.add(document(schema.path("items"), schemas, right, DEEP));
        }
        yield array;
      }
      case "integer" -> JSON.numberNode(random.nextInt(-1, 1_000));
      case "number" -> JSON.numberNode(random.nextDouble());
      case "boolean" -> JSON.booleanNode(random.nextBoolean());
      default -> {
        JsonNode values = schema.path("enum");
        yield values.isEmpty()
            ? JSON.stringNode(word(right))
            : values.get(random.nextInt(values.size()));
      }
    };
  }

  private ObjectNode object(JsonNode schema, JsonNode schemas, List<String> right, int depth) {
    ObjectNode object = JSON.objectNode();
    schema
        .path("properties")
        .properties()
        .forEach(property -> {
          if (!oneIn(10)) {
            object.set(property.getKey(), document(property.getValue(), schemas, right, depth + 1));
          }
        });
    if (oneIn(10)) object.put(word(right), word(right));
    return object;
  }

  private JsonNode anything(List<String> right, int depth) {
    return switch (random.nextInt(7)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.booleanNode(random.nextBoolean());
      case 2 -> JSON.numberNode(random.nextLong());
      case 3 -> JSON.numberNode(random.nextDouble() * 1e300);
      case 4 -> {
        ArrayNode array = JSON.arrayNode();
        if (depth <= DEEP) array.add(anything(right, depth + 1));
        yield array;
      }
      case 5 -> JSON.objectNode().put(word(right), word(right));
      default -> JSON.stringNode(word(right));
    };
  }

  /** A document as bytes, or something that is none. */
  byte[] body(JsonNode document) {
    byte[] written = JsonMapper.shared().writeValueAsBytes(document);
    return switch (random.nextInt(14)) {
      case 0 -> new byte[0];
      case 1 -> "[".repeat(20_000).getBytes(UTF_8);
      case 2 -> ("{\"a\":" + "9".repeat(5_000) + "}").getBytes(UTF_8);
      case 3, 4 -> damaged(written);
      default -> written;
    };
  }

  /** The same document with something of it exchanged. */
  JsonNode spoiled(JsonNode document, List<String> right, int depth) {
    if (oneIn(15)) return anything(right, depth);
    if (document.isObject()) {
      ObjectNode object = JSON.objectNode();
      document
          .properties()
          .forEach(property -> {
            if (!oneIn(40)) {
              object.set(property.getKey(), spoiled(property.getValue(), right, depth + 1));
            }
          });
      return object;
    }
    if (document.isArray()) {
      ArrayNode array = JSON.arrayNode();
      document.forEach(item -> array.add(spoiled(item, right, depth + 1)));
      return array;
    }
    return document;
  }
}
