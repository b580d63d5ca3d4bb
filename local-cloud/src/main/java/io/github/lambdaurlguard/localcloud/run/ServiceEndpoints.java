package io.github.lambdaurlguard.localcloud.run;

import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.dynamodb.DynamoDbEndpoint;
import io.github.lambdaurlguard.localcloud.dynamodb.DynamoDbLocal;
import io.github.lambdaurlguard.localcloud.http.HttpListener;
import io.github.lambdaurlguard.localcloud.http.LoopbackHost;
import io.github.lambdaurlguard.localcloud.secretsmanager.Secrets;
import io.github.lambdaurlguard.localcloud.secretsmanager.SecretsManagerEndpoint;
import io.github.lambdaurlguard.localcloud.sigv4.SignatureVerifier;
import io.github.lambdaurlguard.localcloud.ssm.ParameterStoreEndpoint;
import io.github.lambdaurlguard.localcloud.ssm.Parameters;
import io.github.lambdaurlguard.localcloud.trace.TracedInvocation;
import io.github.lambdaurlguard.localcloud.unavailable.UnavailableServices;
import java.util.Map;

/** The services that functions call with an AWS SDK, and what refuses all others. */
final class ServiceEndpoints {
  private static final int HEAD_BYTES = 16 * 1024;

  /** DynamoDB's limit for the items of a batch. */
  private static final int DYNAMODB_BODY_BYTES = 16 * 1024 * 1024;

  private static final int BODY_BYTES = 1024 * 1024;

  /** What is refused may be an object for S3: the refusal comes after it, so that it is read. */
  private static final int REFUSED_BODY_BYTES = 64 * 1024 * 1024;

  private ServiceEndpoints() {}

  /** Starts them. Returns the environment variables that lead an SDK to them. */
  static Map<String, String> start(
      Console console,
      DynamoDbLocal dynamoDb,
      Parameters parameters,
      Secrets secrets,
      SignatureVerifier signatures,
      Closing closing) {
    var dynamoDbListener =
        closing.later(
            HttpListener.start(
                console,
                new HttpListener.Settings("DynamoDB", 0, HEAD_BYTES, DYNAMODB_BODY_BYTES),
                LoopbackHost.only(
                    TracedInvocation.followed(
                        DynamoDbEndpoint.of(console, dynamoDb, signatures, Account.ID)))));
    var parameterStore =
        closing.later(
            HttpListener.start(
                console,
                new HttpListener.Settings("Parameter Store", 0, HEAD_BYTES, BODY_BYTES),
                LoopbackHost.only(
                    TracedInvocation.followed(
                        ParameterStoreEndpoint.of(console, parameters, signatures, Account.ID)))));
    var secretsManager =
        closing.later(
            HttpListener.start(
                console,
                new HttpListener.Settings("Secrets Manager", 0, HEAD_BYTES, BODY_BYTES),
                LoopbackHost.only(
                    TracedInvocation.followed(
                        SecretsManagerEndpoint.of(console, secrets, signatures)))));
    var others =
        closing.later(
            HttpListener.start(
                console,
                new HttpListener.Settings(
                    "AWS services that are not here", 0, HEAD_BYTES, REFUSED_BODY_BYTES),
                LoopbackHost.only(TracedInvocation.followed(new UnavailableServices(console)))));
    return Map.of(
        "AWS_ENDPOINT_URL",
        "http://" + others.address(),
        "AWS_ENDPOINT_URL_DYNAMODB",
        "http://" + dynamoDbListener.address(),
        "AWS_ENDPOINT_URL_SECRETS_MANAGER",
        "http://" + secretsManager.address(),
        "AWS_ENDPOINT_URL_SSM",
        "http://" + parameterStore.address(),
        "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
        "false");
  }
}
