package io.github.lambdaurlguard.localcloud.iam;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who makes a request. */
public sealed interface Principal {

  /** A role of the account, for example {@code arn:aws:iam::123456789012:role/signer}. */
  record Role(String arn) implements Principal {
    private static final Pattern FORM = Pattern.compile("arn:aws:iam::(\\d{12}):role/.+");

    public Role {
      if (!FORM.matcher(arn).matches()) {
        throw new IllegalArgumentException("not the ARN of a role: " + arn);
      }
    }

    public String accountId() {
      Matcher matcher = FORM.matcher(arn);
      matcher.matches();
      return matcher.group(1);
    }

    @Override
    public String toString() {
      return arn;
    }
  }

  /** Somebody who did not sign. */
  record Anonymous() implements Principal {

    @Override
    public String toString() {
      return "an anonymous caller";
    }
  }

  /**
   * Somebody whom policies also know by an id of S3's: an origin access identity of CloudFront's.
   *
   * @param arn for example {@code arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity
   *     E123}
   */
  record CanonicalUser(String arn, String id) implements Principal {

    @Override
    public String toString() {
      return arn;
    }
  }

  /** An AWS service, for example {@code cloudfront.amazonaws.com}. */
  record Service(String name) implements Principal {

    @Override
    public String toString() {
      return name;
    }
  }
}
