// A stage of two stacks in two regions: Lambda@Edge in us-east-1, and what it serves in eu-west-1.
import { App, CfnOutput, RemovalPolicy, Stack, Stage } from 'aws-cdk-lib';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { FunctionUrlOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, Source } from 'aws-cdk-lib/aws-s3-deployment';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as ssm from 'aws-cdk-lib/aws-ssm';

const account = '123456789012';

class Edge extends Stack {
  constructor(scope, id, props) {
    super(scope, id, props);
    const stamp = new cloudfront.experimental.EdgeFunction(this, 'Stamp', {
      runtime: lambda.Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: lambda.Code.fromAsset('edge'),
    });
    this.version = stamp.currentVersion;
  }
}

class Application extends Stack {
  constructor(scope, id, props) {
    super(scope, id, props);
    const greeting = new ssm.StringParameter(this, 'Greeting', { stringValue: 'Servus' });
    const secret = new secretsmanager.Secret(this, 'Secret');
    const api = new lambda.Function(this, 'Api', {
      runtime: lambda.Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: lambda.Code.fromAsset('api'),
      environment: { GREETING: greeting.stringValue, SECRET: secret.secretValue.unsafeUnwrap() },
    });
    const url = api.addFunctionUrl({ authType: lambda.FunctionUrlAuthType.AWS_IAM });
    const bucket = new s3.Bucket(this, 'Site', { autoDeleteObjects: true, removalPolicy: RemovalPolicy.DESTROY });
    const distribution = new cloudfront.Distribution(this, 'Distribution', {
      defaultRootObject: 'index.html',
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(bucket),
        viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        edgeLambdas: [{ eventType: cloudfront.LambdaEdgeEventType.VIEWER_RESPONSE, functionVersion: props.stamp }],
      },
      additionalBehaviors: {
        '/api/*': {
          origin: FunctionUrlOrigin.withOriginAccessControl(url),
          allowedMethods: cloudfront.AllowedMethods.ALLOW_ALL,
          cachePolicy: cloudfront.CachePolicy.CACHING_DISABLED,
          originRequestPolicy: cloudfront.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
          viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        },
      },
    });
    new BucketDeployment(this, 'Deployment', {
      sources: [Source.asset('site'), Source.jsonData('config.json', { api: api.functionName })],
      destinationBucket: bucket,
      distribution,
    });
    new CfnOutput(this, 'DistributionId', { value: distribution.distributionId });
  }
}

const prod = new Stage(new App(), 'Prod');
const edge = new Edge(prod, 'Edge', { env: { account, region: 'us-east-1' }, crossRegionReferences: true });
new Application(prod, 'Application', { env: { account, region: 'eu-west-1' }, crossRegionReferences: true, stamp: edge.version });
