package io.github.lambdaurlguard.localcloud.localpage;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.http.Query;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks into tables, and changes their items, in the form in which DynamoDB has them. */
public final class Items {
  private static final int PAGE = 100;
  private static final Set<String> CHANGES = Set.of("PutItem", "DeleteItem");

  private final ItemStore store;

  Items(ItemStore store) {
    this.store = store;
  }

  /** DynamoDB, as whoever owns the tables sees it. */
  @FunctionalInterface
  public interface ItemStore {
    /** Calls an operation. */
    HttpResponse call(String region, String operation, Map<String, Object> input);
  }

  /** A page of a table's items, and how many there are: {@code ?table=&region=[&start=]}. */
  HttpResponse page(HttpRequest request) {
    var query = new LinkedHashMap<String, String>();
    Query.pairs(request).forEach(pair -> query.put(pair.decoded().name(), pair.decoded().value()));
    var input = new LinkedHashMap<String, Object>();
    input.put("TableName", query.getOrDefault("table", ""));
    input.put("Limit", PAGE);
    try {
      if (query.containsKey("start")) {
        input.put("ExclusiveStartKey", JSON.std.mapFrom(query.get("start")));
      }
      var answer = store.call(query.getOrDefault("region", ""), "Scan", input);
      if (answer.status() != 200) {
        return answer;
      }
      var scanned = JSON.std.mapFrom(answer.body().bytes());
      var json = new LinkedHashMap<String, Object>();
      json.put("items", scanned.getOrDefault("Items", List.of()));
      json.put("next", scanned.get("LastEvaluatedKey"));
      json.put("count", count(query));
      return HttpResponse.json(200, json);
    } catch (IOException _) {
      return HttpResponse.json(400, Map.of("message", "start is not a key in JSON"));
    }
  }

  private long count(Map<String, String> query) throws IOException {
    var input = new LinkedHashMap<String, Object>();
    input.put("TableName", query.get("table"));
    input.put("Select", "COUNT");
    long count = 0;
    while (true) {
      var answer = store.call(query.getOrDefault("region", ""), "Scan", input);
      var page = JSON.std.mapFrom(answer.body().bytes());
      count += ((Number) page.getOrDefault("Count", 0)).longValue();
      if (page.get("LastEvaluatedKey") == null) {
        return count;
      }
      input.put("ExclusiveStartKey", page.get("LastEvaluatedKey"));
    }
  }

  /** Puts or deletes an item: {@code {operation, region, input}}. */
  HttpResponse change(HttpRequest request) {
    try {
      var wanted = JSON.std.mapFrom(request.body().bytes());
      var operation = String.valueOf(wanted.get("operation"));
      if (!CHANGES.contains(operation) || !(wanted.get("input") instanceof Map<?, ?> input)) {
        return HttpResponse.json(
            400, Map.of("message", "the operation is PutItem or DeleteItem, with its input"));
      }
      var members = new LinkedHashMap<String, Object>();
      input.forEach((name, value) -> members.put(name.toString(), value));
      return store.call(String.valueOf(wanted.get("region")), operation, members);
    } catch (IOException _) {
      return HttpResponse.json(400, Map.of("message", "the request is not JSON"));
    }
  }
}
