package io.github.lambdaurlguard.delivery.account;

import java.util.List;
import java.util.regex.Pattern;

/** The name of a deployment, which the names of its stacks begin with. */
public record DeploymentName(String text) {

  /**
   * In lower case because S3 lowers the names of buckets, and "Shop" and "shop" would share theirs.
   */
  private static final Pattern FORM = Pattern.compile("[a-z]([a-z0-9-]*[a-z0-9])?");

  /**
   * What is put behind a deployment's name. With one of these inside, a name would be taken for a
   * part of another deployment: the roles of "shop" may do what they like with "shop-edge-…".
   * bootstrap.yaml has the same list.
   */
  private static final Pattern APPENDED =
      Pattern.compile("-(artifacts|backend|bootstrap|edge|preview)(?=-|$)");

  /**
   * Characters. A stack's name is part of the signer's log groups' names; longer ones
   * CloudFormation shortens there.
   */
  private static final int EDGE_STACK_NAME_MAXIMUM = 38;

  public DeploymentName {
    if (!FORM.matcher(text).matches()) {
      throw Failure.misuse(
          "the stack name '%s' is not one: lower-case letters, digits and hyphens, a letter first"
              + " and no hyphen last.",
          text);
    }
    var appended = APPENDED.matcher(text);
    if (appended.find()) {
      throw Failure.misuse(
          "the stack name '%s' has '%s' behind a hyphen, as parts of another deployment have:"
              + " choose another name.",
          text, appended.group(1));
    }
    var longest = EDGE_STACK_NAME_MAXIMUM - "-edge".length();
    if (text.length() > longest) {
      throw Failure.misuse(
          "the stack name '%s' has %d characters; at most %d are possible.",
          text, text.length(), longest);
    }
  }

  /** The stack of the functions. */
  public String backendStack() {
    return text + "-backend";
  }

  /** The stack of the distribution, the signer and the site. */
  public String edgeStack() {
    return text + "-edge";
  }

  /** The stack, in two regions, of the buckets through which archives go. */
  public String artifactsStack() {
    return text + "-artifacts";
  }

  /**
   * The stack of what bin/prove asks. To the roles of bootstrap.yaml it is a part of the backend.
   */
  public String probesStack() {
    return backendStack() + "-probes";
  }

  /**
   * The stack, in us-east-1, of what bin/prove asks of Lambda@Edge. To the roles of bootstrap.yaml
   * it is a part of the edge.
   */
  public String edgeProbesStack() {
    return edgeStack() + "-probes";
  }

  /**
   * What the names of edge functions begin with, by which they are found once their stacks are
   * gone.
   */
  public List<String> edgeFunctionPrefixes() {
    return List.of(edgeStack() + "-Signer-", edgeProbesStack() + "-");
  }

  @Override
  public String toString() {
    return text;
  }
}
