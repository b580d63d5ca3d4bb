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
  private final EnvironmentCredentials environmentCredentials;
  private final SigningKeys signingKeys;

  public OriginRequestSigner(Platform platform) {
    this.platform = platform;
    this.environmentCredentials = new EnvironmentCredentials(platform);
    this.signingKeys = new SigningKeys(platform);
  }

  /** Turns the request into a signed one. A request that is refused may be half changed. */
  public void sign(OriginRequest request) throws RequestRefusedException {
    FunctionUrl functionUrl = FunctionUrl.of(request.originDomainName());
    Settings settings = Settings.takeFrom(request);
    CanonicalPath path = CanonicalPath.of(request.uri()).below(settings.stripPrefix());
    CanonicalQuery query = CanonicalQuery.of(request.querystring());
    if (path.onTheWire().length() + query.onTheWire().length() >= URL_LENGTH_LIMIT) {
      throw new RequestRefusedException(
          Problem.uriTooLong(
              "The path and the query, percent-encoded, are longer than the 8,191 characters that"
                  + " CloudFront forwards. Send a shorter URL."));
    }
    String payloadHash = PayloadHash.of(request, platform);
    Credentials credentials = environmentCredentials.read();

    String date = platform.now();
    SignedHeaders signedHeaders =
        new SignedHeaders(functionUrl.host(), date, credentials.sessionToken());
    CanonicalRequest canonicalRequest =
        new CanonicalRequest(
            request.method(),
            path.canonical(request.originPath()),
            query.canonical(),
            signedHeaders,
            payloadHash);
    SigningKey signingKey =
        signingKeys.get(credentials, CredentialScope.dayOf(date), functionUrl.region());
    StringToSign stringToSign =
        new StringToSign(
            date, signingKey.scope(), platform.sha256(canonicalRequest.text(platform)));
    String signature = signingKey.sign(stringToSign.text(platform));

    request.setUri(path.onTheWire());
    request.setQuerystring(query.onTheWire());
    Headers headers = request.headers();
    ViewerHeaders.carryOver(request);
    headers.set("host", functionUrl.host());
    headers.set("x-amz-date", date);
    headers.set(PayloadHash.HEADER, payloadHash);
    if (credentials.sessionToken() != null) {
      headers.set("x-amz-security-token", credentials.sessionToken());
    }
    headers.set(
        "authorization",
        platform.join(
            StringToSign.ALGORITHM,
            " Credential=",
            credentials.accessKeyId(),
            "/",
            signingKey.scope().toString(),
            ", SignedHeaders=",
            signedHeaders.names(),
            ", Signature=",
            signature));
  }
}
