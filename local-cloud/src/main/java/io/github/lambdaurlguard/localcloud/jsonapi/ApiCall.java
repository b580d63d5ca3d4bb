package io.github.lambdaurlguard.localcloud.jsonapi;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.localcloud.account.Credentials;
import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.iam.Decision.Denied;
import io.github.lambdaurlguard.localcloud.iam.RequestKeys;
import io.github.lambdaurlguard.localcloud.trace.Recording;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A call of a known caller. What it may not do or does not say right is an {@link ApiRefusal}. */
public final class ApiCall {
  private final Console console;
  private final JsonApi api;
  private final Credentials caller;
  private final String region;
  private final HttpRequest request;

  /** A request has one time, however much it asks for. */
  private final Map<String, String> keys;

  private Optional<Map<String, Object>> input = Optional.empty();

  ApiCall(Console console, JsonApi api, Credentials caller, String region, HttpRequest request) {
    this.console = console;
    this.api = api;
    this.caller = caller;
    this.region = region;
    this.request = request;
    this.keys = RequestKeys.now(request.clientAddress(), region).values();
  }

  /** The answer that is made, or the refusal that is thrown in its place. */
  public HttpResponse answer(Supplier<HttpResponse> made) {
    try {
      return made.get();
    } catch (ApiRefusal refusal) {
      return api.error(refusal);
    }
  }

  public HttpRequest request() {
    return request;
  }

  /** The region that the caller signed for. */
  public String region() {
    return region;
  }

  /** What the call is for; the empty string if it is for another service. */
  public String operation() {
    var target = target();
    return target.startsWith(api.targetPrefix())
        ? target.substring(api.targetPrefix().length())
        : "";
  }

  private String target() {
    return request.header("X-Amz-Target");
  }

  /** The refusal of an operation that is not there, which is also on the console. */
  public ApiRefusal notImplemented() {
    console.problem("%s: the local cloud does not implement %s".formatted(api.title(), target()));
    return new ApiRefusal("UnknownOperationException", target() + " is not implemented");
  }

  /** The whole input. */
  public Map<String, Object> input() {
    if (input.isEmpty()) {
      try {
        input = Optional.ofNullable(JSON.std.mapFrom(request.body().bytes()));
      } catch (IOException e) {
        throw malformed();
      }
    }
    return input.orElseThrow(this::malformed);
  }

  /** The refusal of an input that is not of the operation's form. */
  public ApiRefusal malformed() {
    return new ApiRefusal(
        "SerializationException", "the request is not of the form of " + target());
  }

  /** A text that has to be there. */
  public String text(String name) {
    return optional(name, String.class).orElseThrow(() -> missing(name));
  }

  public Optional<String> optionalText(String name) {
    return optional(name, String.class);
  }

  /** A list of texts that has to be there. */
  public List<String> texts(String name) {
    List<?> items = optional(name, List.class).orElseThrow(() -> missing(name));
    return items.stream().map(item -> typed(item, String.class)).toList();
  }

  /** Whether this is there, and true. */
  public boolean flag(String name) {
    return optional(name, Boolean.class).orElse(false);
  }

  private <T> Optional<T> optional(String name, Class<T> type) {
    return Optional.ofNullable(input().get(name)).map(value -> typed(value, type));
  }

  private <T> T typed(Object value, Class<T> type) {
    if (!type.isInstance(value)) {
      throw malformed();
    }
    return type.cast(value);
  }

  private static ApiRefusal missing(String name) {
    return new ApiRefusal(
        "ValidationException",
        "1 validation error detected: Value null at '%s' failed to satisfy constraint: Member must not be null"
            .formatted(Character.toLowerCase(name.charAt(0)) + name.substring(1)));
  }

  /** Refuses what the caller's role does not allow, here and on the console. */
  public void authorize(String action, String resource) {
    if (caller.decide(action, resource, keys, List.of()) instanceof Denied denied) {
      console.problem("%s refuses: %s".formatted(api.title(), denied.reason()));
      Recording.cure(denied.cure());
      throw new ApiRefusal(
          "AccessDeniedException", denied.message(caller.sessionArn(), action, resource));
    }
  }

  /** The answer to a call that was carried out. */
  public HttpResponse done(Map<String, ?> output) {
    return api.json(200, output);
  }
}
