package io.github.lambdaurlguard.books;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;

/** GetBook over the CRT client instead of the URL connection client: what would it give? */
public final class CrtGetBook implements RequestStreamHandler {

  private final GetBook getBook =
      new GetBook(
          new Books(
              DynamoDb.builder()
                  .httpClientBuilder(AwsCrtHttpClient.builder())
                  // Without WholeRequests: this client needs to be told the content length.
                  .overrideConfiguration(settings -> settings.apiCallTimeout(DynamoDb.CALL_TIMEOUT))
                  .build(),
              Settings.from(System.getenv())));

  @Override
  public void handleRequest(InputStream event, OutputStream result, Context context)
      throws IOException {
    getBook.handleRequest(event, result, context);
  }
}
