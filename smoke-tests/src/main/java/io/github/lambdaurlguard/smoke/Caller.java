package io.github.lambdaurlguard.smoke;

import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Who signs the direct calls. */
final class Caller {

  private Caller() {}

  /**
   * Somebody whom AWS knows. Whether he may call the function URLs is what the tests' tags say:
   * with both invoke permissions (locally the signer's role has them) or without.
   *
   * @throws IllegalStateException if there are no credentials: the tests would show nothing
   */
  static AwsCredentialsIdentity fromDefaultChain() {
    try (var chain = DefaultCredentialsProvider.builder().build()) {
      return chain.resolveCredentials();
    } catch (SdkClientException e) {
      throw new IllegalStateException(
          """
          There are no AWS credentials to sign direct calls with. Against a local cloud, set \
          AWS_SHARED_CREDENTIALS_FILE to the file "credentials" in its state folder, and \
          AWS_PROFILE to the profile in it whose name contains SignerRole. Against AWS, set \
          AWS_PROFILE, or AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, to an \
          identity that may call lambda:InvokeFunctionUrl and lambda:InvokeFunction.\
          """,
          e);
    }
  }

  /** Somebody who knows everything of the caller but the secret. */
  static AwsCredentialsIdentity withWrongSecret(AwsCredentialsIdentity caller) {
    var wrong = "not-the-secret-of-this-access-key-id-000";
    return caller instanceof AwsSessionCredentialsIdentity session
        ? AwsSessionCredentialsIdentity.create(session.accessKeyId(), wrong, session.sessionToken())
        : AwsCredentialsIdentity.create(caller.accessKeyId(), wrong);
  }

  /** Somebody whom AWS has never met; the key is the one of AWS's documentation. */
  static AwsCredentialsIdentity unknown() {
    return AwsCredentialsIdentity.create(
        "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
  }
}
