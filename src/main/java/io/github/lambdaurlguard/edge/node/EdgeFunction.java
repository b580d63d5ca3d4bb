package io.github.lambdaurlguard.edge.node;

import io.github.lambdaurlguard.edge.OriginRequestSigner;
import io.github.lambdaurlguard.edge.Problem;
import io.github.lambdaurlguard.edge.RequestRefusedException;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;

/** The Lambda@Edge function: CloudFront's event in, the signed request or an answer out. */
public final class EdgeFunction {
  private static final OriginRequestSigner SIGNER = new OriginRequestSigner(new NodePlatform());

  private EdgeFunction() {}

  @JSExport
  public static JSObject handler(JSObject event) {
    NodeOriginRequest request = new NodeOriginRequest(event);
    try {
      SIGNER.sign(request);
      return promise(request.request());
    } catch (RequestRefusedException e) {
      Problem problem = e.problem();
      return promise(
          response(
              problem.status(),
              problem.title(),
              Problem.CONTENT_TYPE,
              Problem.CACHE_CONTROL,
              problem.toJson()));
    }
  }

  @JSBody(params = "value", script = "return Promise.resolve(value);")
  private static native JSObject promise(JSObject value);

  @JSBody(
      params = {"status", "title", "contentType", "cacheControl", "body"},
      script =
          """
          return {
            status: String(status),
            statusDescription: title,
            headers: {
              'content-type': [{ key: 'Content-Type', value: contentType }],
              'cache-control': [{ key: 'Cache-Control', value: cacheControl }]
            },
            body: body
          };
          """)
  private static native JSObject response(
      int status, String title, String contentType, String cacheControl, String body);
}
