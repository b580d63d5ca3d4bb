package io.github.lambdaurlguard.localcloud.localpage;

import io.github.lambdaurlguard.localcloud.trace.Cure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The line of a statement in its template: that of its Sid, as the file is now. */
final class StatementLine {
  private static final Pattern SID =
      Pattern.compile("\\bSid[\"']?\\s{0,4}:\\s{0,4}[\"']?(\\w{1,256})");

  private StatementLine() {}

  /** Where the statement stands; the policy's line if the statement has no Sid or has gone. */
  static int of(Cure.Place place) {
    if (place.statement().isEmpty()) {
      return place.line();
    }
    var lines = lines(Path.of(place.file()));
    for (var line = place.line(); line <= lines.size(); line++) {
      var sid = SID.matcher(lines.get(line - 1));
      if (sid.find() && sid.group(1).equals(place.statement())) {
        return line;
      }
    }
    return place.line();
  }

  private static List<String> lines(Path template) {
    try {
      return Files.readAllLines(template);
    } catch (IOException _) {
      // A managed policy of AWS is in no file, and a template may be gone by now.
      return List.of();
    }
  }
}
