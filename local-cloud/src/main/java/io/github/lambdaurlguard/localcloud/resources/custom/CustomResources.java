package io.github.lambdaurlguard.localcloud.resources.custom;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpListener;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failed;
import io.github.lambdaurlguard.localcloud.lambda.LambdaFunction;
import io.github.lambdaurlguard.localcloud.resources.Created;
import io.github.lambdaurlguard.localcloud.resources.ResourceType.Definition;
import io.github.lambdaurlguard.localcloud.resources.Services;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Resources that a function of the template makes: CloudFormation sends it an event, and the
 * function answers to an address in that event.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref.html">Custom
 *     resource reference</a>
 */
public final class CustomResources implements AutoCloseable {
  private static final int DEFAULT_SERVICE_TIMEOUT_SECONDS = 3600;
  private static final int HEAD_LIMIT_BYTES = 16 * 1024;

  /** CloudFormation reads at most 4,096 bytes of a response. */
  private static final int RESPONSE_LIMIT_BYTES = 4096;

  private final Map<String, CompletableFuture<Map<String, Object>>> awaited =
      new ConcurrentHashMap<>();
  private final HttpListener listener =
      HttpListener.start(
          new HttpListener.Settings(
              "the responses of custom resources", 0, HEAD_LIMIT_BYTES, RESPONSE_LIMIT_BYTES),
          this::receive);

  public static Created create(Definition definition, Services services) {
    return services.customResources().make(definition, services);
  }

  private Created make(Definition definition, Services services) {
    var properties = definition.properties();
    var serviceToken = properties.text("ServiceToken");
    var function =
        services
            .lambda()
            .function(serviceToken)
            .orElseThrow(
                () ->
                    properties.error(
                        "ServiceToken", serviceToken + " is no function of these templates"));
    var timeout = properties.integer("ServiceTimeout", DEFAULT_SERVICE_TIMEOUT_SECONDS);
    var response = call(function, definition, timeout);
    if (!"SUCCESS".equals(response.get("Status"))) {
      throw properties.error(
          "ServiceToken", "the custom resource failed: " + response.get("Reason"));
    }
    var attributes = new LinkedHashMap<String, String>();
    if (response.get("Data") instanceof Map<?, ?> data) {
      data.forEach((name, value) -> attributes.put((String) name, String.valueOf(value)));
    }
    return new Created((String) response.get("PhysicalResourceId"), attributes);
  }

  private Map<String, Object> call(LambdaFunction function, Definition definition, int timeout) {
    var token = UUID.randomUUID().toString();
    var response = new CompletableFuture<Map<String, Object>>();
    awaited.put(token, response);
    try {
      var result = function.invoke(event(definition, "http://" + listener.address() + "/" + token));
      if (result instanceof Failed(var _, var message) && !response.isDone()) {
        return Map.of("Status", "FAILED", "Reason", message);
      }
      return response.get(timeout, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return Map.of(
          "Status", "FAILED", "Reason", "it did not answer within %d s".formatted(timeout));
    } catch (ExecutionException e) {
      return Map.of("Status", "FAILED", "Reason", e.getCause().getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Map.of("Status", "FAILED", "Reason", "the local cloud is stopping");
    } finally {
      awaited.remove(token);
    }
  }

  private static Body event(Definition definition, String responseUrl) {
    var properties = new LinkedHashMap<String, Object>();
    for (var name : definition.properties().names()) {
      properties.put(name, definition.properties().document(name));
    }
    var event = new LinkedHashMap<String, Object>();
    event.put("RequestType", "Create");
    event.put("ServiceToken", definition.properties().text("ServiceToken"));
    event.put("ResponseURL", responseUrl);
    event.put("StackId", definition.stack().stackId());
    event.put("RequestId", UUID.randomUUID().toString());
    event.put("ResourceType", definition.resource().type());
    event.put("LogicalResourceId", definition.resource().logicalId());
    event.put("ResourceProperties", properties);
    return Body.ofJson(event);
  }

  private HttpResponse receive(HttpRequest request) {
    var response = awaited.get(request.path().substring(1));
    if (response == null) {
      return HttpResponse.json(403, "");
    }
    try {
      response.complete(JSON.std.mapFrom(request.body().bytes()));
    } catch (IOException e) {
      response.completeExceptionally(new IllegalStateException("its response is not JSON", e));
    }
    return HttpResponse.json(200, "");
  }

  @Override
  public void close() {
    listener.close();
  }
}
