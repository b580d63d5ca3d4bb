package io.github.lambdaurlguard.localcloud.dynamodb;

import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.dynamodb.TableAccess.Tables;
import io.github.lambdaurlguard.localcloud.http.HttpListener;
import io.github.lambdaurlguard.localcloud.jsonapi.ApiCall;
import io.github.lambdaurlguard.localcloud.jsonapi.JsonApi;
import io.github.lambdaurlguard.localcloud.jsonapi.JsonEndpoint;
import io.github.lambdaurlguard.localcloud.sigv4.SignatureVerifier;
import java.util.List;

/**
 * Stands between functions and DynamoDB Local, which knows no IAM: callers are held to their roles,
 * and what they may do goes on as it is.
 */
public final class DynamoDbEndpoint {
  static final JsonApi API =
      new JsonApi(
          "DynamoDB",
          "dynamodb",
          "DynamoDB_20120810.",
          "1.0",
          "com.amazon.coral.service#",
          "Request is missing Authentication Token");

  private DynamoDbEndpoint() {}

  /** The endpoint of an account. */
  public static HttpListener.Service of(
      Console console, DynamoDbLocal dynamoDb, SignatureVerifier signatures, String accountId) {
    return new JsonEndpoint(
        console,
        API,
        signatures,
        call ->
            TracedCall.answer(
                call.request(),
                asked ->
                    call.answer(
                        () -> {
                          authorize(call, accountId);
                          return dynamoDb.forward(asked);
                        })));
  }

  private static void authorize(ApiCall call, String accountId) {
    var accesses = accesses(call, new Tables(call.region(), accountId));
    if (accesses.isEmpty()) {
      throw call.notImplemented();
    }
    accesses.forEach(access -> call.authorize(access.action(), access.resource()));
  }

  private static List<TableAccess> accesses(ApiCall call, Tables tables) {
    try {
      return TableAccess.of(call.operation(), call.input(), tables);
    } catch (ClassCastException | NullPointerException e) {
      throw call.malformed();
    }
  }
}
