package io.github.lambdaurlguard.localcloud.dynamodb;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.trace.Part;
import io.github.lambdaurlguard.localcloud.trace.Recording;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.eclipse.jetty.http.HttpFields;

/**
 * A call of DynamoDB as a hop of the request that it is made for: the operation, its tables, and
 * what it consumes or why it fails. DynamoDB tells the consumption to who asks for it, so it is
 * asked here, and kept from a caller that did not ask.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html">DynamoDB
 *     read and write operations</a>
 */
final class TracedCall {
  private static final String ASKED = "ReturnConsumedCapacity";
  private static final String TOLD = "ConsumedCapacity";
  private static final String CHECKSUM = "X-Amz-Crc32";

  private static final Set<String> METERED =
      Set.of(
          "BatchGetItem",
          "BatchWriteItem",
          "DeleteItem",
          "GetItem",
          "PutItem",
          "Query",
          "Scan",
          "TransactGetItems",
          "TransactWriteItems",
          "UpdateItem");

  /** Values of an object are not searched: their quotes are escaped. */
  private static final Pattern TABLE =
      Pattern.compile("\"TableName\"\\s*:\\s*\"([\\w.:/-]{1,1024})\"");

  private final HttpRequest request;
  private final String operation;

  private TracedCall(HttpRequest request) {
    this.request = request;
    var target = request.header("X-Amz-Target");
    this.operation = target.substring(target.lastIndexOf('.') + 1);
  }

  /** Answers a request to DynamoDB. */
  interface Answerer {
    HttpResponse answer(HttpRequest request);
  }

  /** Lets a verified request be answered, as a hop where a request is being recorded. */
  static HttpResponse answer(HttpRequest request, Answerer answerer) {
    return Recording.isOn() ? new TracedCall(request).answer(answerer) : answerer.answer(request);
  }

  private HttpResponse answer(Answerer answerer) {
    var step = Recording.begin(Part.DYNAMODB, subject());
    var asked = METERED.contains(operation) && !asksItself() ? asking() : request;
    var answer = answerer.answer(asked);
    if (answer.status() != 200) {
      step.failed(problem(answer));
      return answer;
    }
    var told = JsonMember.of(answer.body(), TOLD);
    step.passed(told.map(member -> consumed(member.value())).orElse(""));
    return asked.equals(request)
        ? answer
        : told.map(member -> withBody(member.cut(), answer)).orElse(answer);
  }

  private boolean asksItself() {
    return request.body().text().contains('"' + ASKED + '"');
  }

  private String subject() {
    var tables =
        TABLE
            .matcher(request.body().text())
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    JsonMember.of(request.body(), "RequestItems")
        .map(JsonMember::value)
        .filter(Map.class::isInstance)
        .ifPresent(
            items -> ((Map<?, ?>) items).keySet().forEach(name -> tables.add(name.toString())));
    return Stream.concat(Stream.of(operation), tables.stream()).collect(Collectors.joining(" "));
  }

  private HttpRequest asking() {
    var text = request.body().text().strip();
    return text.length() > 2 && text.startsWith("{")
        ? request.withBody(Body.of("{\"" + ASKED + "\":\"TOTAL\"," + text.substring(1)))
        : request;
  }

  private static String problem(HttpResponse answer) {
    var error = members(answer.body());
    var type = String.valueOf(error.getOrDefault("__type", answer.status()));
    var message = error.getOrDefault("message", error.get("Message"));
    return type.substring(type.indexOf('#') + 1) + (message == null ? "" : ": " + message);
  }

  private static String consumed(Object told) {
    var each = told instanceof Collection<?> several ? several : List.of(told);
    if (each.isEmpty()) {
      return "";
    }
    var units =
        each.stream()
            .mapToDouble(one -> ((Number) ((Map<?, ?>) one).get("CapacityUnits")).doubleValue())
            .sum();
    return String.format(Locale.ROOT, "%.1f capacity units", units);
  }

  private static HttpResponse withBody(Body body, HttpResponse answer) {
    var checksum = new CRC32();
    checksum.update(body.bytes());
    var headers = HttpFields.build(answer.headers());
    if (headers.contains(CHECKSUM)) {
      headers.put(CHECKSUM, Long.toString(checksum.getValue()));
    }
    return new HttpResponse(answer.status(), headers, body);
  }

  private static Map<String, Object> members(Body body) {
    try {
      return JSON.std.mapFrom(body.bytes());
    } catch (IOException _) {
      // Whoever answers the request says what is wrong with it.
      return Map.of();
    }
  }
}
