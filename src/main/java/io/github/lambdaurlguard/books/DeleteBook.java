package io.github.lambdaurlguard.books;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Answers {@code DELETE /deleteBook/{id}}: removes a book, if it is still there. */
public final class DeleteBook implements RequestStreamHandler {

  private final Endpoint endpoint;

  /** For Lambda, which sets the environment. */
  public DeleteBook() {
    this(Books.fromEnvironment());
  }

  DeleteBook(Books books) {
    var api = new BooksApi(books);
    endpoint =
        Endpoint.create(
            "deleteBook",
            api::delete,
            new Rehearsal("DELETE", Rehearsal.UNKNOWN_BOOK, "", api::delete));
  }

  @Override
  public void handleRequest(InputStream event, OutputStream result, Context context)
      throws IOException {
    endpoint.handle(event, result, context);
  }
}
