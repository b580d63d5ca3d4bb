package io.github.lambdaurlguard.localcloud.run;

import io.github.lambdaurlguard.localcloud.dynamodb.DynamoDbEndpoint;
import io.github.lambdaurlguard.localcloud.dynamodb.DynamoDbLocal;
import io.github.lambdaurlguard.localcloud.http.HttpListener;
import io.github.lambdaurlguard.localcloud.sigv4.SignatureVerifier;
import io.github.lambdaurlguard.localcloud.ssm.ParameterStoreEndpoint;
import io.github.lambdaurlguard.localcloud.ssm.Parameters;
import java.util.Map;

/** The services that functions call with an AWS SDK. */
final class ServiceEndpoints {
  private static final int HEAD_BYTES = 16 * 1024;

  /** DynamoDB's limit for the items of a batch. */
  private static final int DYNAMODB_BODY_BYTES = 16 * 1024 * 1024;

  private static final int BODY_BYTES = 1024 * 1024;

  private ServiceEndpoints() {}

  /** Starts them. Returns the environment variables that lead an SDK to them. */
  static Map<String, String> start(
      DynamoDbLocal dynamoDb,
      Parameters parameters,
      SignatureVerifier signatures,
      Closing closing) {
    var dynamoDbListener =
        closing.later(
            HttpListener.start(
                new HttpListener.Settings("DynamoDB", 0, HEAD_BYTES, DYNAMODB_BODY_BYTES),
                new DynamoDbEndpoint(dynamoDb, signatures, Account.ID)));
    var parameterStore =
        closing.later(
            HttpListener.start(
                new HttpListener.Settings("Parameter Store", 0, HEAD_BYTES, BODY_BYTES),
                new ParameterStoreEndpoint(parameters, signatures, Account.ID)));
    return Map.of(
        "AWS_ENDPOINT_URL_DYNAMODB",
        "http://" + dynamoDbListener.address(),
        "AWS_ENDPOINT_URL_SSM",
        "http://" + parameterStore.address());
  }
}
