package io.github.lambdaurlguard.smoke;

/**
 * The five function URLs, each with a direct call that leaves nothing behind, and the status that
 * only the function itself answers to it.
 */
enum Route {
  GET_BOOKS("GetBooks", "GET", "/", "", 200),
  GET_BOOK("GetBook", "GET", "/no-such-book", "", 404),
  CREATE_BOOK("CreateBook", "POST", "/", "{}", 400),
  UPDATE_BOOK("UpdateBook", "PUT", "/no-such-book", "{\"name\":\"a\",\"author\":\"b\"}", 404),
  DELETE_BOOK("DeleteBook", "DELETE", "/no-such-book", "", 204);

  private final String logicalId;
  private final String method;
  private final String path;
  private final String body;
  private final int status;

  Route(String logicalId, String method, String path, String body, int status) {
    this.logicalId = logicalId;
    this.method = method;
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

  DirectCall callAt(Addresses.FunctionUrl url) {
    return DirectCall.to(url, method, path, body);
  }
}
