package io.github.lambdaurlguard.edge;

/**
 * One origin request of CloudFront, as much of it as the signer reads and edits. A text that the
 * event does not hold is null.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-event-structure.html#lambda-event-structure-request">Lambda@Edge
 *     event structure, request events</a>
 */
public interface OriginRequest {
  String method();

  /** The path as the viewer sent it, without the query. */
  String uri();

  void setUri(String uri);

  /** The query as the viewer sent it, without the question mark. */
  String querystring();

  void setQuerystring(String querystring);

  Headers headers();

  /** The body that CloudFront shows, perhaps empty: null when it shows none. */
  String bodyData();

  /** Whether {@link #bodyData} is base64 and not plain text. */
  boolean bodyIsBase64();

  /** Whether CloudFront shows only the first part of the body. */
  boolean bodyIsTruncated();

  /** The host name of the custom origin: null when the origin is of another kind. */
  String originDomainName();

  void setOriginDomainName(String domainName);

  /** The path that CloudFront puts before {@link #uri} on the way to the origin. */
  String originPath();

  /** The value of a custom header of the origin, or null. */
  String originCustomHeader(String name);

  /**
   * Removes the custom headers of the origin whose names start with the prefix.
   *
   * @return the values of those whose names start with the second prefix, which begins like the
   *     first, in the order of the names and with the separator between them; or null
   */
  String takeOriginCustomHeaders(String prefix, String returned, String separator);

  /** Whether the origin has custom headers beside those that were taken. */
  boolean hasOriginCustomHeaders();

  /** The host name of the distribution, {@code d111111abcdef8.cloudfront.net}. */
  String distributionDomainName();

  /** CloudFront's id of this request. */
  String requestId();
}
