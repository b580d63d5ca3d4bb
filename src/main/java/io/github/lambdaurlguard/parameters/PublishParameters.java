package io.github.lambdaurlguard.parameters;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * A CloudFormation custom resource that publishes values as SSM parameters in another region, and
 * removes them with the stack.
 *
 * <p>Every request may come twice: parameters are written over, and a parameter that is already
 * gone counts as deleted. The physical id of a resource never changes, so an update never replaces
 * it; a renamed resource is another one to CloudFormation, and {@link Claims} keeps the two apart.
 */
public final class PublishParameters
    implements RequestHandler<CloudFormationCustomResourceEvent, Void> {

  private final AnswerSender sender = new AnswerSender();

  @Override
  public Void handleRequest(CloudFormationCustomResourceEvent event, Context context) {
    Deadline deadline = Deadline.before(context.getRemainingTimeInMillis());
    Answer answer = answer(event, deadline);
    context.getLogger().log(answer.toLogLine(event, context.getAwsRequestId()) + "\n");
    try {
      sender.send(event, answer);
    } catch (IOException e) {
      // Lambda then repeats the event, where a quiet end would leave the stack waiting an hour.
      throw new IllegalStateException("CloudFormation was not told: " + e.getMessage(), e);
    }
    return null;
  }

  private static Answer answer(CloudFormationCustomResourceEvent event, Deadline deadline) {
    try {
      switch (Objects.requireNonNullElse(event.getRequestType(), "")) {
        case "Create" -> write(wanted(event), event, deadline);
        case "Update" -> update(event, deadline);
        case "Delete" -> {
          PublishedParameters parameters = leftBehind(event.getResourceProperties());
          release(parameters.region(), parameters.values().keySet(), event, deadline);
        }
        default ->
            throw new IllegalArgumentException(
                "The request type is " + event.getRequestType() + ", not Create, Update or Delete");
      }
      return Answer.success(event);
    } catch (IllegalArgumentException | PublishingException e) {
      return Answer.failure(event, e.getMessage());
    } catch (SdkException e) {
      return Answer.failure(event, "The SSM client failed: " + e.getMessage());
    }
  }

  private static void update(CloudFormationCustomResourceEvent event, Deadline deadline) {
    PublishedParameters wanted = wanted(event);
    PublishedParameters before = leftBehind(event.getOldResourceProperties());
    var removed = new HashSet<>(before.values().keySet());
    if (before.region().equals(wanted.region())) {
      removed.removeAll(wanted.values().keySet());
    }
    write(wanted, event, deadline);
    // Last, so that every name exists at any moment of the update.
    release(before.region(), removed, event, deadline);
  }

  private static void write(
      PublishedParameters parameters, CloudFormationCustomResourceEvent event, Deadline deadline) {
    try (var store = store(parameters.region(), event, deadline)) {
      store.write(parameters.values());
    }
  }

  private static void release(
      String region,
      Collection<String> names,
      CloudFormationCustomResourceEvent event,
      Deadline deadline) {
    if (names.isEmpty()) {
      return;
    }
    try (var store = store(region, event, deadline)) {
      store.release(names);
    }
  }

  private static ParameterStore store(
      String region, CloudFormationCustomResourceEvent event, Deadline deadline) {
    return new ParameterStore(region, Answer.physicalResourceId(event), deadline);
  }

  private static PublishedParameters wanted(CloudFormationCustomResourceEvent event) {
    return PublishedParameters.parse(event.getResourceProperties());
  }

  /**
   * What an earlier request wrote. Properties that are invalid now were refused then, so nothing
   * was written; failing would only keep the stack from rolling back.
   */
  private static PublishedParameters leftBehind(Map<String, Object> properties) {
    try {
      return PublishedParameters.parse(properties);
    } catch (IllegalArgumentException e) {
      return new PublishedParameters("", Map.of());
    }
  }
}
