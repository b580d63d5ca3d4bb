package io.github.lambdaurlguard.localcloud.unavailable;

import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.http.HttpListener;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;

/**
 * The endpoint of all AWS services that the local cloud does not have. It refuses each call at once
 * and by the service's name: none goes out to AWS.
 *
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html">Service
 *     endpoints of the SDKs</a>
 */
public final class UnavailableServices implements HttpListener.Service {
  @Override
  public HttpResponse answer(HttpRequest request) {
    var call = ServiceCall.of(request);
    var message =
        ("The local cloud has no %s, and lets no call out to AWS: refused %s. Leave the call out"
                + " while AWS_ENDPOINT_URL is set, or give the function an endpoint of yours for"
                + " this service (AWS_ENDPOINT_URL_<SERVICE> in its Environment).")
            .formatted(call.service(), call.operation());
    Console.problem(message);
    return ErrorFormat.of(request, call.service()).refusal(message);
  }
}
