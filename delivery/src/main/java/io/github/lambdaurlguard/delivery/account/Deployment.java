package io.github.lambdaurlguard.delivery.account;

import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;

/**
 * What a command speaks of: a deployment's name, where it is, and who calls.
 *
 * @param region the backend's
 * @param account its number
 * @param caller an ARN
 */
public record Deployment(
    DeploymentName name, String region, String account, String caller, Aws aws, Console console) {

  private static final Pattern REGION = Pattern.compile("[a-z]++(?:-[a-z]++)++-[0-9]+");

  /**
   * Looks whether the names and the credentials are good for anything, and says whose they are.
   *
   * @throws Failure if one of them is not
   */
  public static Deployment of(DeploymentName name, Optional<String> region, Console console) {
    var backendRegion = checked(region.or(Deployment::regionOfTheProfile));
    var aws = new Aws();
    try {
      var identity = aws.sts(backendRegion).getCallerIdentity();
      console.hide(identity.account(), identity.arn());
      if (Environment.isLogged()) {
        console.say("%s, backend in %s", name, backendRegion);
      } else {
        console.say(
            "%s in account %s, backend in %s, as %s",
            name, identity.account(), backendRegion, identity.arn());
      }
      return new Deployment(name, backendRegion, identity.account(), identity.arn(), aws, console);
    } catch (SdkException e) {
      throw Failure.of("no AWS credentials that work. AWS's SDK says: %s", e.getMessage());
    }
  }

  /** The same place and caller, with another name. */
  public Deployment named(DeploymentName other) {
    return new Deployment(other, region, account, caller, aws, console);
  }

  private static String checked(Optional<String> region) {
    var name =
        region.orElseThrow(
            () ->
                Failure.misuse(
                    "no region for the backend: give --region, or set BACKEND_REGION, AWS_REGION or"
                        + " a region in your AWS profile."));
    if (!REGION.matcher(name).matches()) {
      throw Failure.misuse("'%s' is not a region such as eu-central-1.", name);
    }
    return name;
  }

  private static Optional<String> regionOfTheProfile() {
    return ProfileFile.defaultProfileFile()
        .profile(ProfileFileSystemSetting.AWS_PROFILE.getStringValueOrThrow())
        .flatMap(profile -> profile.property("region"));
  }
}
