package io.github.lambdaurlguard.localcloud.account;

import io.github.lambdaurlguard.localcloud.iam.PolicyDocument;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The roles of the account and the credentials that were given out for them. */
public final class Identities {
  private static final String KEY_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int KEY_RANDOM_LENGTH = 16;
  private static final int SECRET_BYTES = 30;
  private static final int TOKEN_BYTES = 180;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Credentials> known;
  private final Map<String, Credentials> byRoleArn = new ConcurrentHashMap<>();
  private final Map<String, Credentials> byAccessKeyId = new ConcurrentHashMap<>();
  private final ManagedPolicies managedPolicies = new ManagedPolicies();

  /** An account without roles. */
  public Identities() {
    this(Map.of());
  }

  private Identities(Map<String, Credentials> known) {
    this.known = known;
  }

  /**
   * An account without roles that gives out the same credentials as this one to the roles that it
   * knows: what was signed before a reload is valid after it.
   */
  public Identities successor() {
    return new Identities(Map.copyOf(byRoleArn));
  }

  /** Takes over the roles of others that are not known here, with their credentials. */
  public void addMissing(Identities others) {
    others.byRoleArn.forEach(
        (arn, credentials) -> {
          if (byRoleArn.putIfAbsent(arn, credentials) == null) {
            byAccessKeyId.put(credentials.accessKeyId(), credentials);
          }
        });
  }

  /** Has the roles of others from now on, and none but theirs. */
  public void become(Identities others) {
    byRoleArn.putAll(others.byRoleArn);
    byAccessKeyId.putAll(others.byAccessKeyId);
    byRoleArn.keySet().retainAll(others.byRoleArn.keySet());
    byAccessKeyId.keySet().retainAll(others.byAccessKeyId.keySet());
  }

  public ManagedPolicies managedPolicies() {
    return managedPolicies;
  }

  /** Registers a role and gives out its credentials. */
  public void add(Role role) {
    var before = known.get(role.arn());
    var credentials =
        before == null
            ? new Credentials(
                "ASIA" + randomKey(), randomText(SECRET_BYTES), randomText(TOKEN_BYTES), role)
            : new Credentials(
                before.accessKeyId(), before.secretAccessKey(), before.sessionToken(), role);
    byRoleArn.put(role.arn(), credentials);
    byAccessKeyId.put(credentials.accessKeyId(), credentials);
  }

  /**
   * Gives a policy to a role.
   *
   * @return whether there is a role of that name
   */
  public boolean attach(String roleName, PolicyDocument policy) {
    var role =
        byRoleArn.values().stream()
            .map(Credentials::role)
            .filter(each -> each.name().equals(roleName))
            .findFirst();
    role.ifPresent(found -> found.policies().add(policy));
    return role.isPresent();
  }

  public Optional<Credentials> ofRole(String roleArn) {
    return Optional.ofNullable(byRoleArn.get(roleArn));
  }

  public Optional<Credentials> ofAccessKeyId(String accessKeyId) {
    return Optional.ofNullable(byAccessKeyId.get(accessKeyId));
  }

  public Collection<Credentials> all() {
    return List.copyOf(byRoleArn.values());
  }

  private String randomKey() {
    var key = new StringBuilder();
    random
        .ints(KEY_RANDOM_LENGTH, 0, KEY_ALPHABET.length())
        .forEach(i -> key.append(KEY_ALPHABET.charAt(i)));
    return key.toString();
  }

  private String randomText(int bytes) {
    var raw = new byte[bytes];
    random.nextBytes(raw);
    return Base64.getEncoder().encodeToString(raw);
  }
}
