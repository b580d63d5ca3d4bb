package io.github.lambdaurlguard.fork;

/** Where functions stand in the files of this repository. */
final class Places {
  static final String BACKEND = "cloudformation/backend.yaml";
  static final String EDGE = "cloudformation/edge.yaml";

  /** The other way to deploy the edge: one behaviour for all functions, and a table of routes. */
  static final String COMPACT_EDGE = "cloudformation/edge-compact.yaml";

  static final String BOOTSTRAP = "cloudformation/bootstrap.yaml";
  static final String POM = "pom.xml";
  static final String VITE = "frontend/vite.config.ts";
  static final String SMOKE_TESTS = "smoke-tests/src/main/java/io/github/lambdaurlguard/smoke/";
  static final String ROUTES = SMOKE_TESTS + "Route.java";

  private static final String[] DISTRIBUTION = {
    "Resources", "Distribution", "Properties", "DistributionConfig"
  };

  /** What the custom resource of backend.yaml publishes. */
  static final String[] PUBLISHED = {"Resources", "Parameters", "Properties", "Parameters"};

  static final String[] ORIGINS = below(DISTRIBUTION, "Origins");
  static final String[] BEHAVIORS = below(DISTRIBUTION, "CacheBehaviors");
  static final String[] DASHBOARD = {"Resources", "Dashboard"};

  /** The statements of the permissions boundary. */
  static final String[] BOUNDARY = {
    "Resources", "Boundary", "Properties", "PolicyDocument", "Statement"
  };

  private static final String[] SIGNER_POLICIES = {
    "Resources", "SignerRole", "Properties", "Policies", "- PolicyName: Signer"
  };

  private Places() {}

  /** The resources of a statement of the signer's role. */
  static String[] signerMayCall(String sid) {
    return below(SIGNER_POLICIES, "PolicyDocument", "Statement", "- Sid: " + sid, "Resource");
  }

  static String[] below(String[] path, String... more) {
    var below = java.util.Arrays.copyOf(path, path.length + more.length);
    System.arraycopy(more, 0, below, path.length, more.length);
    return below;
  }
}
