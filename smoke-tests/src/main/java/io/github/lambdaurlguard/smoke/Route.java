package io.github.lambdaurlguard.smoke;

/**
 * The function URLs, each with a call that leaves nothing behind, by its path at the distribution
 * and at the function, and the status that only the function itself answers to it.
 */
enum Route {
  GET_BOOKS("GetBooks", "GET", "/getBooks", "/", "", 200),
  GET_BOOK("GetBook", "GET", "/getBook/no-such-book", "/no-such-book", "", 404),
  CREATE_BOOK("CreateBook", "POST", "/createBook", "/", "{}", 400),
  UPDATE_BOOK("UpdateBook", "PUT", "/updateBook/no-such-book", "/no-such-book", "{}", 400),
  DELETE_BOOK("DeleteBook", "DELETE", "/deleteBook/no-such-book", "/no-such-book", "", 204);

  private final String logicalId;
  private final String method;
  private final String distributionPath;
  private final String path;
  private final String body;
  private final int status;

  Route(
      String logicalId,
      String method,
      String distributionPath,
      String path,
      String body,
      int status) {
    this.logicalId = logicalId;
    this.method = method;
    this.distributionPath = distributionPath;
    this.path = path;
    this.body = body;
    this.status = status;
  }

  /** The function's name in backend.yaml. */
  String logicalId() {
    return logicalId;
  }

  /** What the function answers once the call is let through to it. */
  int statusOfTheFunction() {
    return status;
  }

  String method() {
    return method;
  }

  /** Where viewers find it. */
  String distributionPath() {
    return distributionPath;
  }

  String body() {
    return body;
  }

  boolean hasBody() {
    return !body.isEmpty();
  }

  DirectCall callAt(Addresses.FunctionUrl url) {
    return DirectCall.to(url, method, path, body);
  }
}
