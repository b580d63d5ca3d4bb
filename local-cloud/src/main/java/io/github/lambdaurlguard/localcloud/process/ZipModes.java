package io.github.lambdaurlguard.localcloud.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The Unix modes of a zip's entries, which Java's own readers of zips do not tell: they are in the
 * central directory.
 *
 * @param byName without those of entries that were not made on Unix
 * @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">ZIP File Format
 *     Specification, sections 4.3.12 and 4.4.15</a>
 */
record ZipModes(Map<String, Integer> byName) {
  private static final int END_SIGNATURE = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final int ENTRY_SIGNATURE = 0x02014b50;
  private static final int ENTRY_BYTES = 46;
  private static final int UNIX = 3;
  private static final int TYPE_MASK = 0170000;
  private static final int LINK = 0120000;
  private static final int EXECUTABLE = 0100;

  /** Reads the central directory; empty where it is none that this reads. */
  static ZipModes of(Path zip) throws IOException {
    var bytes = ByteBuffer.wrap(Files.readAllBytes(zip)).order(ByteOrder.LITTLE_ENDIAN);
    var end = bytes.limit() - END_BYTES;
    while (end >= 0 && bytes.getInt(end) != END_SIGNATURE) {
      end--;
    }
    var modes = new HashMap<String, Integer>();
    if (end < 0) {
      return new ZipModes(modes);
    }
    var position = bytes.getInt(end + 16);
    while (position >= 0
        && position + ENTRY_BYTES <= end
        && bytes.getInt(position) == ENTRY_SIGNATURE) {
      var nameLength = unsigned(bytes, position + 28);
      var name = new byte[nameLength];
      bytes.get(position + ENTRY_BYTES, name);
      if (bytes.get(position + 5) == UNIX) {
        modes.put(
            new String(name, StandardCharsets.UTF_8), bytes.getInt(position + 38) >>> Short.SIZE);
      }
      position +=
          ENTRY_BYTES
              + nameLength
              + unsigned(bytes, position + 30)
              + unsigned(bytes, position + 32);
    }
    return new ZipModes(modes);
  }

  private static int unsigned(ByteBuffer bytes, int position) {
    return Short.toUnsignedInt(bytes.getShort(position));
  }

  boolean isLink(String entry) {
    return (byName.getOrDefault(entry, 0) & TYPE_MASK) == LINK;
  }

  boolean isExecutable(String entry) {
    return (byName.getOrDefault(entry, 0) & EXECUTABLE) != 0;
  }
}
