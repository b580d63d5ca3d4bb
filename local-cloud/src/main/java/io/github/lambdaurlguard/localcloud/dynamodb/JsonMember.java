package io.github.lambdaurlguard.localcloud.dynamodb;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.localcloud.http.Body;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * A member of a JSON object where it stands in the text, so that it can be read or cut out while
 * the rest stays as it was written.
 *
 * @param begin the place of its name's first byte
 * @param valueBegin the place of its value's first byte
 * @param end the place after its value's last byte
 */
record JsonMember(Body json, int begin, int valueBegin, int end) {
  private static final JsonFactory JSON_TEXT = new JsonFactory();

  /** The member of this name, if the text is an object that has one whose value has parts. */
  static Optional<JsonMember> of(Body json, String name) {
    try (var parser = JSON_TEXT.createParser(json.bytes())) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      for (var member = parser.nextFieldName(); member != null; member = parser.nextFieldName()) {
        var begin = parser.currentTokenLocation().getByteOffset();
        var value = parser.nextToken();
        var valueBegin = parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        if (member.equals(name) && value.isStructStart()) {
          var end = parser.currentLocation().getByteOffset();
          return Optional.of(new JsonMember(json, (int) begin, (int) valueBegin, (int) end));
        }
      }
    } catch (IOException _) {
      // Whoever answers the request says what is wrong with it.
    }
    return Optional.empty();
  }

  /** Its value, of maps, lists, texts, numbers, booleans and nulls. */
  Object value() {
    try {
      return JSON.std.anyFrom(Arrays.copyOfRange(json.bytes(), valueBegin, end));
    } catch (IOException e) {
      throw new IllegalStateException("this was read as JSON before", e);
    }
  }

  /** The object without the member, and without the comma that it needs no longer. */
  Body cut() {
    var bytes = json.bytes();
    var before = begin;
    var after = end;
    while (Character.isWhitespace(bytes[after])) {
      after++;
    }
    if (bytes[after] == ',') {
      after++;
    } else {
      do {
        before--;
      } while (bytes[before] != ',' && bytes[before] != '{');
      before += bytes[before] == '{' ? 1 : 0;
    }
    var rest = Arrays.copyOf(bytes, before + bytes.length - after);
    System.arraycopy(bytes, after, rest, before, bytes.length - after);
    return Body.of(rest);
  }
}
