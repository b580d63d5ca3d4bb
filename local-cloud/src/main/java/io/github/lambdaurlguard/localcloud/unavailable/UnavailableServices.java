package io.github.lambdaurlguard.localcloud.unavailable;

import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.http.HttpListener;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.trace.Part;
import io.github.lambdaurlguard.localcloud.trace.Recording;

/**
 * The endpoint of all AWS services that the local cloud does not have. It refuses each call at once
 * and by the service's name: none goes out to AWS.
 *
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html">Service
 *     endpoints of the SDKs</a>
 */
public final class UnavailableServices implements HttpListener.Service {
  private final Console console;

  public UnavailableServices(Console console) {
    this.console = console;
  }

  @Override
  public HttpResponse answer(HttpRequest request) {
    var call = ServiceCall.of(request);
    var message =
        ("The local cloud has no %s, and sends no call to AWS: refused %s. Skip the call while"
                + " AWS_ENDPOINT_URL is set, or give the function your own endpoint for this"
                + " service (AWS_ENDPOINT_URL_<SERVICE> in its Environment).")
            .formatted(call.service(), call.operation());
    console.problem(message);
    Recording.begin(Part.OTHER_SERVICE, call.service() + " " + call.operation())
        .failed("not in the local cloud");
    return ErrorFormat.of(request, call.service()).refusal(message);
  }
}
