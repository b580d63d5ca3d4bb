package io.github.lambdaurlguard.localcloud.resources.custom;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpListener;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failed;
import io.github.lambdaurlguard.localcloud.template.TemplateException;
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
  private static final int HEAD_LIMIT_BYTES = 16 * 1024;

  /** CloudFormation reads at most 4,096 bytes of a response. */
  private static final int RESPONSE_LIMIT_BYTES = 4096;

  private final Map<String, CompletableFuture<Map<String, Object>>> awaited =
      new ConcurrentHashMap<>();
  private final HttpListener listener;

  /** Listens for the responses of functions. */
  public CustomResources(Console console) {
    listener =
        HttpListener.start(
            console,
            new HttpListener.Settings(
                "the responses of custom resources", 0, HEAD_LIMIT_BYTES, RESPONSE_LIMIT_BYTES),
            this::receive);
  }

  /**
   * Has a resource made.
   *
   * @throws TemplateException if its function fails or does not answer in time
   */
  public CustomResourceResponse make(CustomResource resource) {
    var response = call(resource);
    if (!"SUCCESS".equals(response.get("Status"))) {
      throw resource.failure("the custom resource failed: " + response.get("Reason"));
    }
    var attributes = new LinkedHashMap<String, String>();
    if (response.get("Data") instanceof Map<?, ?> data) {
      data.forEach((name, value) -> attributes.put((String) name, String.valueOf(value)));
    }
    return new CustomResourceResponse(
        resource.properties(), (String) response.get("PhysicalResourceId"), attributes);
  }

  private Map<String, Object> call(CustomResource resource) {
    var token = UUID.randomUUID().toString();
    var response = new CompletableFuture<Map<String, Object>>();
    awaited.put(token, response);
    try {
      var result = resource.function().invoke(event(resource, address(resource) + "/" + token));
      if (result instanceof Failed(var _, var message) && !response.isDone()) {
        return Map.of("Status", "FAILED", "Reason", message);
      }
      return response.get(resource.timeout().toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return Map.of(
          "Status",
          "FAILED",
          "Reason",
          "it did not answer within %d s".formatted(resource.timeout().toSeconds()));
    } catch (ExecutionException e) {
      return Map.of("Status", "FAILED", "Reason", e.getCause().getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Map.of("Status", "FAILED", "Reason", "the local cloud is stopping");
    } finally {
      awaited.remove(token);
    }
  }

  /**
   * Functions of Node.js send their answers to port 443, whatever the address says: cfn-response
   * and CDK's providers do. Their runtime client knows names of this form.
   */
  private String address(CustomResource resource) {
    return resource.function().configuration().runtime().isNode()
        ? "https://p%d.cloudformation-custom-resource-response.localhost".formatted(listener.port())
        : "http://" + listener.address();
  }

  private static Body event(CustomResource resource, String responseUrl) {
    var event = new LinkedHashMap<String, Object>();
    event.put("RequestType", "Create");
    event.put("ServiceToken", resource.properties().get("ServiceToken"));
    event.put("ResponseURL", responseUrl);
    event.put("StackId", resource.stackId());
    event.put("RequestId", UUID.randomUUID().toString());
    event.put("ResourceType", resource.type());
    event.put("LogicalResourceId", resource.logicalId());
    event.put("ResourceProperties", resource.properties());
    return Body.ofJson(event);
  }

  private HttpResponse receive(HttpRequest request) {
    var response = awaited.get(request.path().substring(1));
    if (response == null) {
      return HttpResponse.of(403, "application/json", "");
    }
    try {
      response.complete(JSON.std.mapFrom(request.body().bytes()));
    } catch (IOException e) {
      response.completeExceptionally(new IllegalStateException("its response is not JSON", e));
    }
    return HttpResponse.of(200, "application/json", "");
  }

  @Override
  public void close() {
    listener.close();
  }
}
