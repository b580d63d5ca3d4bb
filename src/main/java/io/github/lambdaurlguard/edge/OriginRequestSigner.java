package io.github.lambdaurlguard.edge;

/**
 * Signs origin requests to Lambda function URLs with Signature Version 4, or says why it cannot.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">Create
 *     a signed AWS API request</a>
 */
public final class OriginRequestSigner {
  /** CloudFront fails a request whose path and query are this long together, in characters. */
  private static final int URL_LENGTH_LIMIT = 8192;

  private final Platform platform;
  private final FunctionUrls functionUrls = new FunctionUrls();
  private final EnvironmentCredentials environmentCredentials;
  private Routes newestRoutes;

  public OriginRequestSigner(Platform platform) {
    this.platform = platform;
    this.environmentCredentials = new EnvironmentCredentials(platform);
  }

  /**
   * Signs the request; or leaves it half changed and returns the answer that the viewer gets
   * instead. It throws nothing: CloudFront would answer an exception with a page of its own.
   *
   * @return the answer, or null when the request is signed
   */
  public Problem sign(OriginRequest request) {
    Problem problem;
    try {
      signOrRefuse(request);
      return null;
    } catch (RequestRefusedException e) {
      problem = e.problem();
    } catch (RuntimeException e) {
      problem =
          Problem.internalServerError(
              "The signer failed on the event of this request. This is a fault of the signer:"
                  + " please report it.");
    }
    platform.log(LogLine.refused(problem, request.requestId()));
    return problem;
  }

  private void signOrRefuse(OriginRequest request) throws RequestRefusedException {
    Settings settings = Settings.takeFrom(request);
    CanonicalPath path = CanonicalPath.of(request.uri());
    FunctionUrl functionUrl;
    String prefix;
    if (settings.routes() == null) {
      functionUrl = functionUrls.get(request.originDomainName());
      prefix = "";
    } else {
      newestRoutes = Routes.of(settings.routes(), newestRoutes, functionUrls);
      Route route = newestRoutes.find(path, request.method());
      functionUrl = route.functionUrl();
      prefix = route.prefix();
    }
    path = path.below(settings.stripPrefix() == null ? prefix : settings.stripPrefix());
    CanonicalQuery query = CanonicalQuery.of(request.querystring());
    if (path.onTheWire().length() + query.onTheWire().length() >= URL_LENGTH_LIMIT) {
      throw new RequestRefusedException(
          Problem.uriTooLong(
              "The path and the query, percent-encoded, are longer than the 8,191 characters that"
                  + " CloudFront forwards. Send a shorter URL."));
    }
    String payloadHash = PayloadHash.of(request, platform);
    String date = platform.now();
    SigningContext context =
        functionUrl.signingContext(environmentCredentials.at(date), date, platform);

    CanonicalRequest canonicalRequest =
        new CanonicalRequest(
            request.method(),
            path.canonical(request.originPath()),
            query.canonical(),
            context.headers(),
            payloadHash);
    String hash = platform.sha256(canonicalRequest.text());
    String authorization = context.authorize(hash);
    if (settings.debug()) {
      platform.log(LogLine.signed(canonicalRequest, context, hash, request.requestId()));
    }

    request.setUri(path.onTheWire());
    request.setQuerystring(query.onTheWire());
    ViewerHeaders.carryOver(request);
    Headers headers = request.headers();
    if (settings.routes() != null) {
      request.setOriginDomainName(context.host());
    }
    headers.set(SignersHeaders.HOST, context.host());
    headers.set(SignersHeaders.DATE, date);
    headers.set(PayloadHash.HEADER, payloadHash);
    String sessionToken = context.credentials().sessionToken();
    if (sessionToken != null) {
      headers.set(SignersHeaders.SECURITY_TOKEN, sessionToken);
    }
    headers.set(SignersHeaders.AUTHORIZATION, authorization);
  }
}
