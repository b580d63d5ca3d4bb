package io.github.lambdaurlguard.localcloud.localpage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What the person is to know now, whichever tab they look at: for example that a source does not
 * compile. Each source of notices replaces its own.
 */
public final class Notices {
  /**
   * A notice.
   *
   * @param text a line, or a few
   * @param place where to mend it, as {@code FILE:LINE}; the empty string for nowhere
   */
  public record Notice(String text, String place) {}

  private final Map<String, List<Notice>> bySource = new LinkedHashMap<>();
  private final List<Runnable> readers = new CopyOnWriteArrayList<>();

  /**
   * Replaces the notices of a source.
   *
   * @param source what they are about, as a heading: for example {@code Build}
   * @param notices none when all is well
   */
  public void put(String source, List<Notice> notices) {
    synchronized (this) {
      if (notices.isEmpty()) {
        bySource.remove(source);
      } else {
        bySource.put(source, List.copyOf(notices));
      }
    }
    readers.forEach(Runnable::run);
  }

  /** Tells somebody of each change from now on. */
  void whenChanged(Runnable reader) {
    readers.add(reader);
  }

  /** All of them, as JSON's values. */
  synchronized List<Map<String, Object>> json() {
    var all = new ArrayList<Map<String, Object>>();
    bySource.forEach(
        (source, notices) ->
            notices.forEach(
                notice ->
                    all.add(
                        Map.of("source", source, "text", notice.text(), "place", notice.place()))));
    return all;
  }
}
