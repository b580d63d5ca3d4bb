package io.github.lambdaurlguard.localcloud.account;

import io.github.lambdaurlguard.localcloud.iam.PolicyDocument;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The roles of the account and the credentials that were given out for them. */
public final class Identities {
  private static final String KEY_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int KEY_RANDOM_LENGTH = 16;
  private static final int SECRET_BYTES = 30;
  private static final int TOKEN_BYTES = 180;

  /** Whose credentials they are. */
  private record Session(String roleArn, String name) {
    static Session ofPerson(String roleArn) {
      return new Session(roleArn, Credentials.OF_A_PERSON);
    }
  }

  /** As events behind origin access controls have it; the end is the edge location. */
  private static final String CLOUDFRONT_SESSION =
      "EdgeCredentialsProxy+EdgeHostAuthenticationClient-LOCAL1-C1";

  private final SecureRandom random = new SecureRandom();
  private final Map<Session, Credentials> known;
  private final Map<Session, Credentials> bySession = new ConcurrentHashMap<>();
  private final Map<String, Credentials> byAccessKeyId = new ConcurrentHashMap<>();
  private final ManagedPolicies managedPolicies = new ManagedPolicies();
  private final Credentials ofCloudFront;

  /** An account without roles. */
  public Identities() {
    this.known = Map.of();
    this.ofCloudFront = newCredentials(Role.ofCloudFront(), CLOUDFRONT_SESSION);
  }

  private Identities(Map<Session, Credentials> known, Credentials ofCloudFront) {
    this.known = known;
    this.ofCloudFront = ofCloudFront;
  }

  /**
   * An account without roles that gives out the same credentials as this one to the roles that it
   * knows: what was signed before a reload is valid after it.
   */
  public Identities successor() {
    return new Identities(Map.copyOf(bySession), ofCloudFront);
  }

  /** Takes over the roles of others that are not known here, with their credentials. */
  public void addMissing(Identities others) {
    others.bySession.forEach(
        (session, credentials) -> {
          if (bySession.putIfAbsent(session, credentials) == null) {
            byAccessKeyId.put(credentials.accessKeyId(), credentials);
          }
        });
  }

  /** Has the roles of others from now on, and none but theirs. */
  public void become(Identities others) {
    bySession.putAll(others.bySession);
    byAccessKeyId.putAll(others.byAccessKeyId);
    bySession.keySet().retainAll(others.bySession.keySet());
    byAccessKeyId.keySet().retainAll(others.byAccessKeyId.keySet());
  }

  public ManagedPolicies managedPolicies() {
    return managedPolicies;
  }

  /** Registers a role and gives out its credentials. */
  public void add(Role role) {
    give(role, Session.ofPerson(role.arn()));
  }

  private Credentials give(Role role, Session session) {
    var before = known.get(session);
    var credentials = before == null ? newCredentials(role, session.name()) : before.of(role);
    bySession.put(session, credentials);
    byAccessKeyId.put(credentials.accessKeyId(), credentials);
    return credentials;
  }

  private Credentials newCredentials(Role role, String session) {
    return new Credentials(
        "ASIA" + randomKey(), randomText(SECRET_BYTES), randomText(TOKEN_BYTES), role, session);
  }

  /** Those with which CloudFront signs for origin access controls; nobody else gets them. */
  public Credentials ofCloudFront() {
    return ofCloudFront;
  }

  /**
   * Gives a policy to a role.
   *
   * @return whether there is a role of that name
   */
  public boolean attach(String roleName, PolicyDocument policy) {
    var role =
        all().stream()
            .map(Credentials::role)
            .filter(each -> each.name().equals(roleName))
            .findFirst();
    role.ifPresent(found -> found.policies().add(policy));
    return role.isPresent();
  }

  /** The credentials of a role that a person uses. */
  public Optional<Credentials> ofRole(String roleArn) {
    return Optional.ofNullable(bySession.get(Session.ofPerson(roleArn)));
  }

  /** The credentials with which a function assumes a role: its session has the function's name. */
  public Optional<Credentials> ofFunction(String roleArn, String functionName) {
    return ofRole(roleArn).map(held -> give(held.role(), new Session(roleArn, functionName)));
  }

  public Optional<Credentials> ofAccessKeyId(String accessKeyId) {
    return accessKeyId.equals(ofCloudFront.accessKeyId())
        ? Optional.of(ofCloudFront)
        : Optional.ofNullable(byAccessKeyId.get(accessKeyId));
  }

  /** The credentials of all roles that a person uses. */
  public Collection<Credentials> all() {
    return bySession.values().stream()
        .filter(credentials -> credentials.session().equals(Credentials.OF_A_PERSON))
        .toList();
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
