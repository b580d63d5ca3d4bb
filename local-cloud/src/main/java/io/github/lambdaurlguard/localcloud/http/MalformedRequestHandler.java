package io.github.lambdaurlguard.localcloud.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Answers what is no HTTP, or over a limit, in one line of text, and closes the connection.
 *
 * <p>An overlong head is 413, as CloudFront has it, where a server would rather say 414 or 431.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html#RequestCustomMaxRequestStringLength">Maximum
 *     length of a request and of a URL</a>
 */
final class MalformedRequestHandler extends ErrorHandler {
  static HttpResponse answer(int status, String reason) {
    var isOverlong =
        status == HttpStatus.URI_TOO_LONG_414
            || status == HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431;
    var shown = isOverlong ? HttpStatus.PAYLOAD_TOO_LARGE_413 : status;
    var headers =
        HttpFields.build()
            .add(HttpHeader.CONTENT_TYPE, "text/plain")
            .add(HttpHeader.CONNECTION, "close");
    var text = HttpStatus.getMessage(shown) + ": " + reason + "\n";
    return new HttpResponse(shown, headers, Body.of(text));
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    var reason = request.getAttribute(ERROR_MESSAGE);
    var answer = answer(response.getStatus(), String.valueOf(reason));
    response.setStatus(answer.status());
    answer.headers().forEach(response.getHeaders()::put);
    response.write(true, ByteBuffer.wrap(answer.body().bytes()), callback);
    return true;
  }
}
