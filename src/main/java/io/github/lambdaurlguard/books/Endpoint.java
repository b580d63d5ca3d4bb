package io.github.lambdaurlguard.books;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Function;
import org.crac.Core;
import org.crac.Resource;

/**
 * What the five handlers share: reads the event, calls the logic, turns every failure into a
 * problem, writes the answer and one line of log.
 */
final class Endpoint implements Resource {

  private final String route;
  private final String method;
  private final Function<Request, Response> logic;
  private final Rehearsal rehearsal;

  private Endpoint(
      String route, String method, Function<Request, Response> logic, Rehearsal rehearsal) {
    this.route = route;
    this.method = method;
    this.logic = logic;
    this.rehearsal = rehearsal;
  }

  /** Registers the endpoint for SnapStart; whoever holds it keeps it registered. */
  static Endpoint create(String route, Function<Request, Response> logic, Rehearsal rehearsal) {
    var endpoint = new Endpoint(route, rehearsal.method(), logic, rehearsal);
    Core.getGlobalContext().register(endpoint);
    return endpoint;
  }

  void handle(InputStream event, OutputStream result, Context context) throws IOException {
    handle(event, result, logic, RequestLog.of(route, context));
  }

  private void handle(
      InputStream event, OutputStream result, Function<Request, Response> logic, RequestLog log)
      throws IOException {
    Response response;
    try {
      Request request = Request.read(event);
      log.method(request.method());
      response = answer(request, logic);
    } catch (Problem problem) {
      response = problem.toResponse();
    } catch (RuntimeException fault) {
      log.fault(fault);
      response = Faults.toProblem(fault).toResponse();
    }
    response.write(result);
    log.write(response.status());
  }

  private Response answer(Request request, Function<Request, Response> logic) {
    // Whoever may GET may HEAD (RFC 9110, section 9.1). The answer keeps its body: the function URL
    // counts it for Content-Length, which a function cannot set, and leaves it out.
    boolean isHead = method.equals("GET") && request.method().equals("HEAD");
    if (!isHead && !request.method().equals(method)) {
      throw Problem.methodNotAllowed(request.method(), method.equals("GET") ? "GET, HEAD" : method);
    }
    return logic.apply(request);
  }

  /** A failed rehearsal costs time after the restore; a thrown one would cost the deployment. */
  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    try {
      handle(
          rehearsal.event(),
          OutputStream.nullOutputStream(),
          rehearsal.logic(),
          RequestLog.ofRehearsal(route));
    } catch (Exception | LinkageError e) {
      System.out.println("The rehearsal of " + route + " failed and was skipped: " + e);
    }
  }

  @Override
  public void afterRestore(org.crac.Context<? extends Resource> context) {}
}
