package io.github.lambdaurlguard.localcloud.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** Writes a service's answer: whole, or as it comes. */
final class AnswerWriter {
  private static final int STREAM_BUFFER_BYTES = 16 * 1024;

  private AnswerWriter() {}

  /** AWS says of each connection that it goes on that it does. */
  static void write(HttpResponse answer, Request request, Response response, Callback callback) {
    var isPersistent = request.getConnectionMetaData().isPersistent();
    response.setStatus(answer.status());
    for (HttpField field : answer.headers()) {
      if (field.getHeader() != HttpHeader.CONTENT_LENGTH
          && field.getHeader() != HttpHeader.TRANSFER_ENCODING) {
        addOrReplace(field, response.getHeaders());
      }
    }
    if (!answer.headers().contains(HttpHeader.CONNECTION) && isPersistent) {
      response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.KEEP_ALIVE);
    }
    if (!HttpStatus.hasNoBody(answer.status())) {
      answer
          .body()
          .length()
          .ifPresent(length -> response.getHeaders().put(HttpHeader.CONTENT_LENGTH, length));
    }
    if (answer.body().isWhole()) {
      response.write(true, ByteBuffer.wrap(answer.body().bytes()), callback);
    } else if (HttpStatus.hasNoBody(answer.status()) || HttpMethod.HEAD.is(request.getMethod())) {
      answer.body().close();
      response.write(true, BufferUtil.EMPTY_BUFFER, callback);
    } else {
      write(answer.body(), response, callback);
    }
  }

  /** Sends what there is as soon as it is there. What breaks off breaks off for the client, too. */
  private static void write(Body body, Response response, Callback callback) {
    try (var bytes = body.stream()) {
      Content.Sink.write(response, false, BufferUtil.EMPTY_BUFFER);
      var buffer = new byte[STREAM_BUFFER_BYTES];
      for (var count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
        Content.Sink.write(response, false, ByteBuffer.wrap(buffer, 0, count));
      }
      response.write(true, BufferUtil.EMPTY_BUFFER, callback);
    } catch (IOException e) {
      callback.failed(e);
    }
  }

  /** The server has set a date of its own by now; the answer's replaces it. */
  private static void addOrReplace(HttpField field, HttpFields.Mutable headers) {
    if (field.getHeader() == HttpHeader.DATE) {
      headers.put(field);
    } else {
      headers.add(field);
    }
  }
}
