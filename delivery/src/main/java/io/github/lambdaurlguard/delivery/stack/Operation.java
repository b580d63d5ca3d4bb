package io.github.lambdaurlguard.delivery.stack;

import io.github.lambdaurlguard.delivery.account.Console;
import io.github.lambdaurlguard.delivery.account.Patience;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;

/**
 * What CloudFormation does with a stack, from its beginning to its end, by its events. Each carries
 * the token of the operation that it belongs to.
 */
final class Operation {

  /**
   * Events that are passed over in search of the operation's first: others may have begun one
   * since.
   */
  private static final int FOREIGN_EVENTS_MAXIMUM = 500;

  private final CloudFormationClient cloudFormation;
  private final String stackId;
  private final String token;
  private final Console console;
  private final Patience patience;
  private final Set<String> seen = new HashSet<>();
  private final List<String> failures = new ArrayList<>();
  private String status = "";

  Operation(
      CloudFormationClient cloudFormation,
      String stackId,
      String token,
      Console console,
      Patience patience) {
    this.cloudFormation = cloudFormation;
    this.stackId = stackId;
    this.token = token;
    this.console = console;
    this.patience = patience;
  }

  static String newToken() {
    return "lambda-url-guard-" + UUID.randomUUID();
  }

  /**
   * How an operation ended.
   *
   * @param status the stack's
   * @param failures what went wrong, the root cause first
   */
  record End(String status, List<String> failures) {
    boolean isSuccess() {
      return status.endsWith("_COMPLETE") && !status.contains("ROLLBACK");
    }
  }

  /**
   * Shows the events as they come until the operation ends: a terminal sees every event and the
   * time, a log one line for each resource.
   */
  End follow() {
    var began = Instant.now();
    while (true) {
      newEvents().forEach(this::show);
      if (!status.isEmpty()) {
        return new End(status, List.copyOf(failures));
      }
      if (Console.isTerminal()) {
        var time = Duration.between(began, Instant.now());
        console.print("\r  … %d:%02d ".formatted(time.toMinutes(), time.toSecondsPart()));
      }
      patience.pause();
    }
  }

  private List<StackEvent> newEvents() {
    return patience.ask(
        () -> {
          var events = new ArrayList<StackEvent>();
          var foreign = 0;
          for (var event :
              cloudFormation
                  .describeStackEventsPaginator(request -> request.stackName(stackId))
                  .stackEvents()) {
            if (seen.contains(event.eventId())) {
              break;
            }
            if (token.equals(event.clientRequestToken())) {
              events.add(event);
            } else if (!events.isEmpty() || ++foreign == FOREIGN_EVENTS_MAXIMUM) {
              break;
            }
          }
          Collections.reverse(events);
          return events;
        });
  }

  private void show(StackEvent event) {
    seen.add(event.eventId());
    var now = event.resourceStatusAsString();
    if (event.stackId().equals(event.physicalResourceId())) {
      if (!now.endsWith("_IN_PROGRESS")) {
        status = now;
      }
    } else if (Console.isTerminal() || !now.endsWith("_IN_PROGRESS")) {
      if (Console.isTerminal()) {
        console.print("\r");
      }
      console.note("%s %s (%s)", now, event.logicalResourceId(), event.resourceType());
    }
    var reason = event.resourceStatusReason();
    // When one resource fails, CloudFormation cancels the others that it is busy with: they are not
    // the reason.
    if (now.endsWith("_FAILED") && (reason == null || !reason.contains("cancelled"))) {
      failures.add(
          "%s (%s): %s"
              .formatted(
                  event.logicalResourceId(),
                  event.resourceType(),
                  reason == null ? "no reason given" : reason));
    }
  }
}
