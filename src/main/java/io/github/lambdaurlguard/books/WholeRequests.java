package io.github.lambdaurlguard.books;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Makes the URL connection client send each request in one piece. Told the content length, it
 * streams: head and body leave apart, and before each reuse of a connection the JDK listens for a
 * millisecond whether it is still open. Not told, the JDK gathers the body, counts it, sends all at
 * once, and repeats the request if the connection turns out to be closed. That is a quarter of the
 * time; see benchmarks/functions.
 */
final class WholeRequests implements ExecutionInterceptor {

  private static final String CONTENT_LENGTH = "Content-Length";

  @Override
  public SdkHttpRequest modifyHttpRequest(
      Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
    return context.httpRequest().copy(request -> request.removeHeader(CONTENT_LENGTH));
  }
}
