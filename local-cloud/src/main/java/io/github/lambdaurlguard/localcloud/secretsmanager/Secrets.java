package io.github.lambdaurlguard.localcloud.secretsmanager;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The secrets of Secrets Manager, by region and ARN. */
public final class Secrets {
  /**
   * A secret with its current value.
   *
   * @param version the id of that value's version
   */
  public record Secret(String region, String name, String arn, String value, String version) {
    /** Whether {@code SecretId} means it: by name, by ARN, or by ARN without the random suffix. */
    private boolean isMeantBy(String id) {
      return name.equals(id) || arn.equals(id) || arn.substring(0, arn.lastIndexOf('-')).equals(id);
    }

    /** The value stays out of logs. */
    @Override
    public String toString() {
      return "secret " + arn;
    }
  }

  private final Map<String, Secret> byArn = new ConcurrentHashMap<>();

  /** Adds a secret, or gives one another value. */
  public void put(Secret secret) {
    byArn.put(secret.arn(), secret);
  }

  /** The secret that an id means. */
  public Optional<Secret> find(String region, String id) {
    return byArn.values().stream()
        .filter(secret -> secret.region().equals(region) && secret.isMeantBy(id))
        .findFirst();
  }
}
