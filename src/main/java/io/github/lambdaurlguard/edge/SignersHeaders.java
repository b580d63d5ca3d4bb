package io.github.lambdaurlguard.edge;

/**
 * The headers that the signer sets. CloudFront answers 502 where a header of the request is a
 * custom header of the origin too.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-event-structure.html#lambda-event-structure-request">Lambda@Edge
 *     event structure, customHeaders</a>
 */
final class SignersHeaders {
  static final String AUTHORIZATION = "authorization";
  static final String DATE = "x-amz-date";
  static final String FORWARDED_AUTHORIZATION = "x-forwarded-authorization";
  static final String FORWARDED_HOST = "x-forwarded-host";
  static final String HOST = "host";
  static final String SECURITY_TOKEN = "x-amz-security-token";

  private SignersHeaders() {}

  /**
   * Refuses custom headers of these names. The template may set one of them itself, {@link
   * #FORWARDED_HOST}: which host people know the distribution by is its to say.
   */
  static void refuseInTemplate(OriginRequest request) throws RequestRefusedException {
    refuse(request, AUTHORIZATION);
    refuse(request, DATE);
    refuse(request, FORWARDED_AUTHORIZATION);
    refuse(request, HOST);
    refuse(request, PayloadHash.HEADER);
    refuse(request, SECURITY_TOKEN);
  }

  private static void refuse(OriginRequest request, String name) throws RequestRefusedException {
    if (request.originCustomHeader(name) != null) {
      throw new RequestRefusedException(
          Problem.internalServerError(
              "The origin has the custom header " + name + ", which the signer sets. Remove it."));
    }
  }
}
