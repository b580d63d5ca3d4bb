package io.github.lambdaurlguard.localcloud.dynamodb;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.localcloud.account.Credentials;
import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.dynamodb.TableAccess.Tables;
import io.github.lambdaurlguard.localcloud.http.HttpListener;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.iam.Decision;
import io.github.lambdaurlguard.localcloud.iam.RequestKeys;
import io.github.lambdaurlguard.localcloud.sigv4.SignatureVerifier;
import io.github.lambdaurlguard.localcloud.sigv4.Verification.Refused;
import io.github.lambdaurlguard.localcloud.sigv4.Verification.Unsigned;
import io.github.lambdaurlguard.localcloud.sigv4.Verification.Verified;
import io.github.lambdaurlguard.localcloud.trace.Recording;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Stands between functions and DynamoDB Local, which knows no IAM: callers are known by their
 * signatures and held to their roles, and what they may do goes on as it is.
 */
public final class DynamoDbEndpoint implements HttpListener.Service {
  private static final String TARGET_PREFIX = "DynamoDB_20120810.";

  private final Console console;
  private final DynamoDbLocal dynamoDb;
  private final SignatureVerifier signatures;
  private final String accountId;

  public DynamoDbEndpoint(
      Console console, DynamoDbLocal dynamoDb, SignatureVerifier signatures, String accountId) {
    this.console = console;
    this.dynamoDb = dynamoDb;
    this.signatures = signatures;
    this.accountId = accountId;
  }

  @Override
  public HttpResponse answer(HttpRequest request) {
    return switch (signatures.verify(request, "dynamodb")) {
      case Unsigned() ->
          DynamoDbErrors.refusal(
              "MissingAuthenticationTokenException", "Request is missing Authentication Token");
      case Refused refused -> {
        console.problem("DynamoDB refuses a request: " + refused.reason());
        yield DynamoDbErrors.refusal(refused.errorType(), refused.message());
      }
      case Verified(var caller, var region) ->
          TracedCall.answer(
              request,
              asked ->
                  problem(request, caller, new Tables(region, accountId))
                      .orElseGet(() -> dynamoDb.forward(asked)));
    };
  }

  private Optional<HttpResponse> problem(HttpRequest request, Credentials caller, Tables tables) {
    var target = request.header("X-Amz-Target");
    if (!target.startsWith(TARGET_PREFIX)) {
      return Optional.of(DynamoDbErrors.refusal("UnknownOperationException", target));
    }
    List<TableAccess> accesses;
    try {
      accesses =
          TableAccess.of(
              target.substring(TARGET_PREFIX.length()),
              JSON.std.mapFrom(request.body().bytes()),
              tables);
    } catch (IOException | ClassCastException | NullPointerException e) {
      return Optional.of(
          DynamoDbErrors.refusal(
              "SerializationException", "the request is not of the form of " + target));
    }
    if (accesses.isEmpty()) {
      console.problem("DynamoDB: the local cloud does not implement " + target);
      return Optional.of(
          DynamoDbErrors.refusal("UnknownOperationException", target + " is not implemented"));
    }
    var keys = RequestKeys.now(request.clientAddress(), tables.region());
    return accesses.stream().flatMap(access -> denial(access, caller, keys).stream()).findFirst();
  }

  private Optional<HttpResponse> denial(TableAccess access, Credentials caller, RequestKeys keys) {
    var decision = caller.decide(access.action(), access.resource(), keys.values(), List.of());
    if (decision instanceof Decision.Denied denied) {
      console.problem("DynamoDB refuses: " + denied.reason());
      Recording.cure(denied.cure());
      return Optional.of(
          DynamoDbErrors.refusal(
              "AccessDeniedException",
              denied.message(caller.sessionArn(), access.action(), access.resource())));
    }
    return Optional.empty();
  }
}
