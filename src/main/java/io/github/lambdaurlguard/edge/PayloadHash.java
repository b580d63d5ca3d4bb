package io.github.lambdaurlguard.edge;

/**
 * The hash of the body, the last line of the canonical request. Lambda refuses unsigned payloads.
 */
final class PayloadHash {
  /** The header that carries it. */
  static final String HEADER = "x-amz-content-sha256";

  /** SHA-256 of no bytes. */
  static final String OF_NOTHING =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  private PayloadHash() {}

  /**
   * Hashes the body that CloudFront shows, which may be an empty one that was sent in chunks. Where
   * it shows less than the viewer sent, the viewer's own hash is signed: Lambda checks it against
   * the body, so a wrong one gains nothing.
   */
  static String of(OriginRequest request, Platform platform) throws RequestRefusedException {
    if (request.bodyIsTruncated()) {
      return hashByViewer(
          request,
          Problem.contentTooLarge(
              "The body is longer than 1 MB, the most that CloudFront shows to the signer. Send"
                  + " less, or send the SHA-256 of the body as 64 lower-case hexadecimal digits in "
                  + HEADER
                  + "."));
    }
    String body = request.bodyData();
    if (body != null && !body.isEmpty()) {
      return request.bodyIsBase64() ? platform.sha256OfBase64(body) : platform.sha256(body);
    }
    return isBodyAnnounced(request.headers(), body != null)
        ? hashByViewer(
            request,
            Problem.badRequest(
                "CloudFront does not show the body of this request to the signer. Send none, or"
                    + " send its SHA-256 as 64 lower-case hexadecimal digits in "
                    + HEADER
                    + "; or set IncludeBody on the behaviour's function association."))
        : OF_NOTHING;
  }

  /**
   * Whether there is a body that is not shown.
   *
   * @param isShown whether an empty one is shown, as it is where IncludeBody is set
   */
  private static boolean isBodyAnnounced(Headers headers, boolean isShown) {
    String length = headers.first("content-length");
    return length == null
        ? !isShown && headers.first("transfer-encoding") != null
        : !length.equals("0");
  }

  private static String hashByViewer(OriginRequest request, Problem otherwise)
      throws RequestRefusedException {
    String hash = request.headers().first(HEADER);
    if (hash == null || !isHash(hash)) {
      throw new RequestRefusedException(otherwise);
    }
    return hash;
  }

  private static boolean isHash(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!Ascii.isLowerCaseHexDigit(text.charAt(i))) {
        return false;
      }
    }
    return text.length() == OF_NOTHING.length();
  }
}
