package io.github.lambdaurlguard.localcloud.resources.cloudfront;

import io.github.lambdaurlguard.localcloud.cloudfront.cache.ErrorCaching;
import io.github.lambdaurlguard.localcloud.cloudfront.distribution.CustomErrorResponse;
import io.github.lambdaurlguard.localcloud.cloudfront.distribution.CustomErrorResponse.Page;
import io.github.lambdaurlguard.localcloud.template.Properties;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what a distribution does about errors.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cloudfront-distribution-customerrorresponse.html">CustomErrorResponse</a>
 */
final class CustomErrorResponses {
  private static final Set<Integer> ERROR_CODES =
      Set.of(400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504);

  private CustomErrorResponses() {}

  static List<CustomErrorResponse> read(Properties configuration) {
    var responses = configuration.objects("CustomErrorResponses");
    var seen = new HashSet<Integer>();
    return responses.stream()
        .map(
            response -> {
              var read = read(response, response.integer("ErrorCode"));
              if (!seen.add(read.errorCode())) {
                throw response.error("ErrorCode", read.errorCode() + " has two responses");
              }
              return read;
            })
        .toList();
  }

  private static CustomErrorResponse read(Properties response, int errorCode) {
    if (!ERROR_CODES.contains(errorCode)) {
      throw response.error("ErrorCode", errorCode + " is none that CloudFront has responses for");
    }
    var seconds =
        response.integer("ErrorCachingMinTTL", (int) ErrorCaching.DEFAULT_MINIMUM.toSeconds());
    if (seconds < 0) {
      throw response.error("ErrorCachingMinTTL", seconds + " is less than 0");
    }
    return new CustomErrorResponse(errorCode, page(response), Duration.ofSeconds(seconds));
  }

  private static Optional<Page> page(Properties response) {
    if (!response.has("ResponsePagePath") && !response.has("ResponseCode")) {
      return Optional.empty();
    }
    var path = response.text("ResponsePagePath");
    if (!path.startsWith("/")) {
      throw response.error("ResponsePagePath", path + " does not begin with a slash");
    }
    var code = response.integer("ResponseCode");
    if (code != 200 && !ERROR_CODES.contains(code)) {
      throw response.error("ResponseCode", code + " is none that CloudFront can answer with");
    }
    return Optional.of(new Page(path, code));
  }
}
