package io.github.lambdaurlguard.localcloud.run;

import io.github.lambdaurlguard.localcloud.cloudfront.distribution.Distribution;
import io.github.lambdaurlguard.localcloud.dynamodb.DynamoDbLocal;
import io.github.lambdaurlguard.localcloud.functionurl.FunctionUrl;
import io.github.lambdaurlguard.localcloud.lambda.LambdaFunction;
import io.github.lambdaurlguard.localcloud.localpage.Stacks;
import io.github.lambdaurlguard.localcloud.ssm.Parameters;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What the page shows of a deployment. */
record ShownStacks(DeployedStacks deployment, Foundation foundation) implements Stacks {
  @Override
  public List<Distribution> distributions() {
    return deployment.distributions();
  }

  @Override
  public List<FunctionUrl> functionUrls() {
    return deployment.functionUrls();
  }

  @Override
  public int functionUrlPort() {
    return foundation.functionUrlPort();
  }

  @Override
  public Collection<LambdaFunction> functions() {
    return deployment.functions();
  }

  @Override
  public List<DynamoDbLocal.Shown> tables() {
    return foundation.dynamoDb().shown();
  }

  @Override
  public List<Parameters.Shown> parameters() {
    return foundation.parameters().shown();
  }

  @Override
  public Optional<String> expression(String templateFile, String value) {
    return deployment.reference(templateFile, value);
  }
}
