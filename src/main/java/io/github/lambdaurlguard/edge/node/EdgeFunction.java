package io.github.lambdaurlguard.edge.node;

import io.github.lambdaurlguard.edge.OriginRequestSigner;
import io.github.lambdaurlguard.edge.Problem;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;

/** The Lambda@Edge function: CloudFront's event in, the signed request or an answer out. */
public final class EdgeFunction {
  private static final NodePlatform PLATFORM = new NodePlatform();
  private static final OriginRequestSigner SIGNER = new OriginRequestSigner(PLATFORM);

  private EdgeFunction() {}

  @JSExport
  public static JSObject handler(JSObject event) {
    NodeOriginRequest request = new NodeOriginRequest(event);
    Problem problem = SIGNER.sign(request);
    return promise(problem == null ? request.request() : response(problem));
  }

  private static JSObject response(Problem problem) {
    return response(
        problem.status(),
        problem.title(),
        problem.allow(),
        Problem.CONTENT_TYPE,
        Problem.CACHE_CONTROL,
        problem.toJson());
  }

  @JSBody(params = "value", script = "return Promise.resolve(value);")
  private static native JSObject promise(JSObject value);

  @JSBody(
      params = {"status", "title", "allow", "contentType", "cacheControl", "body"},
      script =
          """
          const headers = {
            'content-type': [{ key: 'Content-Type', value: contentType }],
            'cache-control': [{ key: 'Cache-Control', value: cacheControl }]
          };
          if (allow) headers['allow'] = [{ key: 'Allow', value: allow }];
          return { status: status, statusDescription: title, headers: headers, body: body };
          """)
  private static native JSObject response(
      String status,
      String title,
      String allow,
      String contentType,
      String cacheControl,
      String body);
}
