package io.github.lambdaurlguard.parameters;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterHistory;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/**
 * SSM in one region, as one custom resource uses it. Every call ends before the deadline, retries
 * included.
 */
final class ParameterStore implements AutoCloseable {

  private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(5);

  /** More than the SDK's 3, because SSM takes only 3 PutParameter calls a second by default. */
  private static final int MAX_ATTEMPTS = 8;

  /** The limit of DeleteParameters. */
  private static final int NAMES_PER_DELETE = 10;

  private final String region;
  private final String resource;
  private final Deadline deadline;
  private final SsmClient ssm;

  /**
   * @param resource the physical id of the custom resource
   */
  ParameterStore(String region, String resource, Deadline deadline) {
    this.region = region;
    this.resource = resource;
    this.deadline = deadline;
    this.ssm =
        SsmClient.builder()
            .region(Region.of(region))
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(ATTEMPT_TIMEOUT)
                    .socketTimeout(ATTEMPT_TIMEOUT))
            .overrideConfiguration(
                settings ->
                    settings
                        .apiCallAttemptTimeout(ATTEMPT_TIMEOUT)
                        .retryStrategy(
                            AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(MAX_ATTEMPTS)
                                .build()))
            .build();
  }

  void write(Map<String, String> values) {
    int written = 0;
    for (var parameter : values.entrySet()) {
      String name = parameter.getKey();
      try {
        Claims others = Claims.of(history(name));
        put(name, parameter.getValue(), others.with(resource));
      } catch (SdkException e) {
        throw failure(
            "Writing", name, e, "%d of %d were written".formatted(written, values.size()));
      }
      written++;
    }
  }

  /**
   * Deletes what is there and claimed by nobody else. A parameter that another resource claims
   * stays as that one wrote it.
   */
  void release(Collection<String> names) {
    var unclaimed = names.stream().filter(this::releaseOne).toList();
    delete(unclaimed);
  }

  /** Whether nobody else claims the parameter. */
  private boolean releaseOne(String name) {
    try {
      List<ParameterHistory> versions = history(name);
      Claims all = Claims.of(versions);
      Claims others = all.without(resource);
      if (others.isEmpty()) {
        return true;
      }
      if (!others.equals(all)) {
        put(name, lastValueOf(others, versions), others);
      }
      return false;
    } catch (SdkException e) {
      throw failure("Releasing", name, e, "nothing was deleted");
    }
  }

  /** What a resource that still claims the parameter wrote; this one's value goes with it. */
  private String lastValueOf(Claims others, List<ParameterHistory> versions) {
    return versions.reversed().stream()
        .filter(version -> others.resources().contains(Claims.of(version).writer()))
        .findFirst()
        .orElseGet(versions::getLast)
        .value();
  }

  private void put(String name, String value, Claims claims) {
    ssm.putParameter(
        put ->
            put.name(name)
                .value(value)
                .description(claims.toDescription())
                .type(ParameterType.STRING)
                .overwrite(true)
                .overrideConfiguration(untilDeadline()));
  }

  /** Every version that SSM keeps, oldest first; none if there is no such parameter. */
  private List<ParameterHistory> history(String name) {
    try {
      return ssm
          .getParameterHistoryPaginator(
              get -> get.name(name).overrideConfiguration(untilDeadline()))
          .stream()
          .flatMap(page -> page.parameters().stream())
          .toList();
    } catch (ParameterNotFoundException e) {
      return List.of();
    }
  }

  /** Deletes what is there; SSM passes over names that are not. */
  private void delete(Collection<String> names) {
    var sorted = names.stream().sorted().toList();
    for (int from = 0; from < sorted.size(); from += NAMES_PER_DELETE) {
      List<String> batch = sorted.subList(from, Math.min(from + NAMES_PER_DELETE, sorted.size()));
      try {
        ssm.deleteParameters(delete -> delete.names(batch).overrideConfiguration(untilDeadline()));
      } catch (SdkException e) {
        throw failure(
            "Deleting",
            String.join(", ", batch),
            e,
            "%d of %d were deleted".formatted(from, sorted.size()));
      }
    }
  }

  private AwsRequestOverrideConfiguration untilDeadline() {
    return AwsRequestOverrideConfiguration.builder().apiCallTimeout(deadline.remaining()).build();
  }

  private PublishingException failure(String what, String name, SdkException e, String progress) {
    String why =
        e instanceof AwsServiceException answer && answer.awsErrorDetails() != null
            ? answer.awsErrorDetails().errorCode() + ": " + answer.awsErrorDetails().errorMessage()
            : e.getMessage();
    return new PublishingException(
        "%s %s in %s failed (%s): %s".formatted(what, name, region, progress, why), e);
  }

  @Override
  public void close() {
    ssm.close();
  }
}
