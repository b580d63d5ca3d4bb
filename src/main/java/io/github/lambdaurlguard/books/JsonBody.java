package io.github.lambdaurlguard.books;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The members of a flat JSON object. Read token by token, because a tree would keep the last of two
 * equal names and drop the first without a word.
 */
final class JsonBody {

  /** The names are a stranger's: they are not worth remembering, and not to be kept for ever. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  private static final String BOUNDS =
      "nests more than %,d levels, or has a number of more than %,d or a name of more than %,d characters"
          .formatted(
              StreamReadConstraints.DEFAULT_MAX_DEPTH,
              StreamReadConstraints.DEFAULT_MAX_NUM_LEN,
              StreamReadConstraints.DEFAULT_MAX_NAME_LEN);

  private final Map<String, Member> members = new LinkedHashMap<>();

  private record Member(JsonToken kind, String text) {}

  private JsonBody() {}

  /** Notes repeated names as violations; throws a 400 problem at once if this is not JSON. */
  static JsonBody parse(String text, Violations violations) {
    var body = new JsonBody();
    try (JsonParser parser = JSON.createParser(text)) {
      body.readObject(parser, violations);
    } catch (StreamConstraintsException e) {
      // It knows no place, and names the parser's own methods.
      throw Problem.invalid("body", "json", "the body is not read: it %s".formatted(BOUNDS));
    } catch (JsonProcessingException e) {
      throw Problem.invalid(
          "body",
          "json",
          "the body is not valid JSON at line %d, column %d: %s"
              .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr(), reason(e)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return body;
  }

  /** The parser's reason, without the second place that it names in a form of its own. */
  private static String reason(JsonProcessingException e) {
    var message = e.getOriginalMessage();
    var secondPlace = message.indexOf(" (start marker at ");
    return secondPlace < 0 ? message : message.substring(0, secondPlace);
  }

  private void readObject(JsonParser parser, Violations violations) throws IOException {
    JsonToken first = parser.nextToken();
    if (first != JsonToken.START_OBJECT) {
      throw Problem.invalid(
          "body", "object", "the body is %s; send a JSON object".formatted(nameOf(first)));
    }
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      JsonToken kind = parser.nextToken();
      String text = kind == JsonToken.VALUE_STRING ? parser.getText() : "";
      parser.skipChildren();
      if (members.putIfAbsent(name, new Member(kind, text)) != null) {
        violations.add(
            name, "unique", Violation.show(name) + " is there more than once; send it once");
      }
    }
    if (parser.nextToken() != null) {
      throw Problem.invalid(
          "body", "json", "the body goes on after its JSON object; send one object");
    }
  }

  Set<String> names() {
    return members.keySet();
  }

  /** True if the member is missing or null. */
  boolean isAbsent(String name) {
    return !members.containsKey(name) || members.get(name).kind() == JsonToken.VALUE_NULL;
  }

  boolean isString(String name) {
    return members.containsKey(name) && members.get(name).kind() == JsonToken.VALUE_STRING;
  }

  String string(String name) {
    return members.get(name).text();
  }

  /** The kind of the member's value, as a person would call it. */
  String kindOf(String name) {
    return nameOf(members.get(name).kind());
  }

  private static String nameOf(JsonToken token) {
    return switch (token) {
      case null -> "empty";
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "a string";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      case VALUE_NULL -> "null";
      default -> token.name();
    };
  }
}
