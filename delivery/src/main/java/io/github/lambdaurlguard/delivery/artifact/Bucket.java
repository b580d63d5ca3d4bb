package io.github.lambdaurlguard.delivery.artifact;

import io.github.lambdaurlguard.delivery.account.Console;
import io.github.lambdaurlguard.delivery.account.Failure;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/** A bucket that is to be deleted, which S3 does only when it is empty. */
public record Bucket(String name, S3Client s3, Console console) {

  /** Deletes every object, and where the bucket keeps versions, every version. */
  public void empty() {
    try {
      console.note("emptying %s", name);
      s3.listObjectVersionsPaginator(request -> request.bucket(name)).stream()
          .map(
              page ->
                  Stream.concat(
                          page.versions().stream()
                              .map(version -> object(version.key(), version.versionId())),
                          page.deleteMarkers().stream()
                              .map(marker -> object(marker.key(), marker.versionId())))
                      .toList())
          .filter(objects -> !objects.isEmpty())
          .forEach(this::delete);
    } catch (NoSuchBucketException _) {
      // Somebody else deleted it.
    }
  }

  private void delete(List<ObjectIdentifier> objects) {
    var refused =
        s3.deleteObjects(
            request -> request.bucket(name).delete(d -> d.objects(objects).quiet(true)));
    if (!refused.errors().isEmpty()) {
      throw Failure.of(
          "objects of %s cannot be deleted: %s", name, refused.errors().getFirst().message());
    }
  }

  private static ObjectIdentifier object(String key, String version) {
    return ObjectIdentifier.builder().key(key).versionId(version).build();
  }
}
