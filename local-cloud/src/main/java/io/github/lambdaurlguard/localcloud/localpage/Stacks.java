package io.github.lambdaurlguard.localcloud.localpage;

import io.github.lambdaurlguard.localcloud.cloudfront.distribution.Distribution;
import io.github.lambdaurlguard.localcloud.dynamodb.DynamoDbLocal;
import io.github.lambdaurlguard.localcloud.functionurl.FunctionUrl;
import io.github.lambdaurlguard.localcloud.lambda.LambdaFunction;
import io.github.lambdaurlguard.localcloud.ssm.Parameters;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What the page says about the stacks. */
public interface Stacks {
  /** The first one of the templates in front. */
  List<Distribution> distributions();

  List<FunctionUrl> functionUrls();

  /** Where the function URLs listen. */
  int functionUrlPort();

  /** The functions by all of their ARNs. */
  Collection<LambdaFunction> functions();

  /** The tables of DynamoDB. */
  List<DynamoDbLocal.Shown> tables();

  /** What is in Parameter Store. */
  List<Parameters.Shown> parameters();

  /** How a template writes what comes out as a value, for example {@code !Ref GetBooksArn}. */
  Optional<String> expression(String templateFile, String value);
}
