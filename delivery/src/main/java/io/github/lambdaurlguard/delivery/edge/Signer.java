package io.github.lambdaurlguard.delivery.edge;

import io.github.lambdaurlguard.delivery.account.Failure;
import io.github.lambdaurlguard.delivery.artifact.Artifact;
import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/**
 * The signer that a distribution names: a version of a function, whose code has to be the built
 * one.
 */
public record Signer(LambdaClient lambda) {

  private static final Pattern VERSION = Pattern.compile("arn:.*:function:[^:]+:[^:]+");

  /**
   * Compares.
   *
   * @return the version's ARN
   * @throws Failure if the distribution names another signer, or several
   */
  public String check(Distribution distribution) {
    var signers = distribution.state().signers();
    if (signers.size() != 1 || !VERSION.matcher(signers.getFirst()).matches()) {
      throw Failure.of(
          "the distribution %s should name one version of the signer, and names: %s",
          distribution.id(), signers.isEmpty() ? "none" : String.join(" ", signers));
    }
    var arn = signers.getFirst();
    var deployed =
        lambda.getFunction(request -> request.functionName(arn)).configuration().codeSha256();
    var built = Artifact.EDGE.codeHash();
    if (!deployed.equals(built)) {
      throw Failure.of(
          "the distribution %s names %s, whose code has the SHA-256 %s; built was %s.%nSomebody"
              + " changed the distribution outside of CloudFormation, or its stack belongs to"
              + " another build.",
          distribution.id(), arn, deployed, built);
    }
    return arn;
  }

  /** The revisions that the versions of a function were published by. */
  public List<String> revisions(String function) {
    return lambda
        .listVersionsByFunctionPaginator(request -> request.functionName(function))
        .versions()
        .stream()
        .filter(version -> !version.version().equals("$LATEST"))
        .map(FunctionConfiguration::description)
        .filter(description -> description != null)
        .toList();
  }
}
