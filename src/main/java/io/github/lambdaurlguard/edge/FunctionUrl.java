package io.github.lambdaurlguard.edge;

/**
 * The function URL that a request goes to, {@code <url-id>.lambda-url.<region>.on.aws}.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html">Lambda
 *     function URLs</a>
 */
record FunctionUrl(String host, String region) {
  private static final String SERVICE_LABEL = ".lambda-url.";
  private static final String DOMAIN = ".on.aws";

  static FunctionUrl of(String originDomainName) throws RequestRefusedException {
    if (originDomainName == null) {
      throw new RequestRefusedException(
          Problem.internalServerError(
              "The origin is no custom origin. Let only behaviours of function URLs have this"
                  + " signer."));
    }
    int service = originDomainName.indexOf(SERVICE_LABEL);
    if (service <= 0 || !originDomainName.endsWith(DOMAIN)) {
      throw new RequestRefusedException(
          Problem.internalServerError(
              "The origin "
                      .concat(originDomainName)
                      .concat(" is no function URL. Set its domain name to")
                  + " <url-id>.lambda-url.<region>.on.aws."));
    }
    int start = service + SERVICE_LABEL.length();
    int end = originDomainName.length() - DOMAIN.length();
    String region = start < end ? originDomainName.substring(start, end) : "";
    if (!isRegion(region)) {
      throw new RequestRefusedException(
          Problem.internalServerError(
              "The region cannot be read from the origin "
                  .concat(originDomainName)
                  .concat(". Set its domain name to <url-id>.lambda-url.<region>.on.aws.")));
    }
    return new FunctionUrl(originDomainName, region);
  }

  /** Lower-case letters, digits and at least one hyphen: {@code eu-central-1}. */
  private static boolean isRegion(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Ascii.isLowerCaseLetter(c) && !Ascii.isDigit(c) && c != '-') {
        return false;
      }
    }
    return text.indexOf('-') > 0;
  }
}
