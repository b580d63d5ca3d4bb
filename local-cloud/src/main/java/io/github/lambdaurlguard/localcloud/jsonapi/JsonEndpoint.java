package io.github.lambdaurlguard.localcloud.jsonapi;

import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.http.HttpListener;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.sigv4.SignatureVerifier;
import io.github.lambdaurlguard.localcloud.sigv4.Verification.Refused;
import io.github.lambdaurlguard.localcloud.sigv4.Verification.Unsigned;
import io.github.lambdaurlguard.localcloud.sigv4.Verification.Verified;
import java.util.function.Function;

/**
 * Where a service is called: callers are known by their signatures, and the region is the one that
 * they signed for. Each refusal is on the console.
 */
public final class JsonEndpoint implements HttpListener.Service {
  private final Console console;
  private final JsonApi api;
  private final SignatureVerifier signatures;
  private final Function<ApiCall, HttpResponse> service;

  /**
   * An endpoint.
   *
   * @param service answers calls of known callers, or throws an {@link ApiRefusal}
   */
  public JsonEndpoint(
      Console console,
      JsonApi api,
      SignatureVerifier signatures,
      Function<ApiCall, HttpResponse> service) {
    this.console = console;
    this.api = api;
    this.signatures = signatures;
    this.service = service;
  }

  @Override
  public HttpResponse answer(HttpRequest request) {
    return switch (signatures.verify(request, api.signingName())) {
      case Unsigned() ->
          refusal("MissingAuthenticationTokenException", api.missingSignature(), "not signed");
      case Refused refused -> refusal(refused.errorType(), refused.message(), refused.reason());
      case Verified(var caller, var region) -> {
        var call = new ApiCall(console, api, caller, region, request);
        yield call.answer(() -> service.apply(call));
      }
    };
  }

  private HttpResponse refusal(String type, String message, String reason) {
    console.problem("%s refuses a request: %s".formatted(api.title(), reason));
    return api.error(new ApiRefusal(type, message));
  }
}
