package io.github.lambdaurlguard.edge;

/**
 * The function URL that requests go to, {@code <url-id>.lambda-url.<region>.on.aws}, and the key
 * that signs for it today.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html">Lambda
 *     function URLs</a>
 */
final class FunctionUrl {
  private static final String SERVICE_LABEL = ".lambda-url.";
  private static final String DOMAIN = ".on.aws";

  private final String host;
  private final String region;
  private SigningKey latestKey;
  private SigningContext latestContext;

  private FunctionUrl(String host, String region) {
    this.host = host;
    this.region = region;
  }

  static FunctionUrl of(String originDomainName) throws RequestRefusedException {
    if (originDomainName == null) {
      throw new RequestRefusedException(
          Problem.internalServerError(
              "The origin is no custom origin. Let only behaviours of function URLs have this"
                  + " signer."));
    }
    String problem = "The origin " + originDomainName + " is no function URL";
    int service = originDomainName.indexOf(SERVICE_LABEL);
    if (service > 0
        && isMadeOfLettersDigitsAnd("", originDomainName.substring(0, service))
        && originDomainName.endsWith(DOMAIN)) {
      int start = service + SERVICE_LABEL.length();
      int end = originDomainName.length() - DOMAIN.length();
      String region = originDomainName.substring(start, Math.max(start, end));
      if (isMadeOfLettersDigitsAnd("-", region) && region.indexOf("-") > 0) {
        return new FunctionUrl(originDomainName, region);
      }
      problem = "The region cannot be read from the origin " + originDomainName;
    }
    throw new RequestRefusedException(
        Problem.internalServerError(
            problem
                + ". Set its domain name, or its route, to"
                + " <url-id>.lambda-url.<region>.on.aws."));
  }

  String host() {
    return host;
  }

  /**
   * What to sign with at this time, {@code 20261123T055749Z}.
   *
   * @param credentials the same for all of that second
   */
  SigningContext signingContext(Credentials credentials, String time, Platform platform) {
    if (latestContext == null || !latestContext.date().equals(time)) {
      SigningKey key = signingKey(credentials, time, platform);
      latestContext = SigningContext.of(host, time, credentials, key);
    }
    return latestContext;
  }

  private SigningKey signingKey(Credentials credentials, String time, Platform platform) {
    if (latestKey == null || !latestKey.isOf(credentials, time)) {
      String day = CredentialScope.dayOf(time);
      latestKey = new SigningKey(credentials, CredentialScope.of(day, region), platform);
    }
    return latestKey;
  }

  /** Lower-case letters and digits: the id, and with hyphens the region, {@code eu-central-1}. */
  private static boolean isMadeOfLettersDigitsAnd(String others, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Ascii.isLowerCaseLetter(c) && !Ascii.isDigit(c) && !others.contains(String.valueOf(c))) {
        return false;
      }
    }
    return true;
  }
}
