// Two canonical requests, line by line: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html

/** The lines of two texts in one order: those that both have, and those that one has alone. */
export function difference(arrived, signed) {
  const one = arrived.split('\n');
  const other = signed.split('\n');
  const longest = Array.from({ length: one.length + 1 }, () => new Array(other.length + 1).fill(0));
  for (let i = one.length - 1; i >= 0; i--) {
    for (let j = other.length - 1; j >= 0; j--) {
      longest[i][j] =
        one[i] === other[j]
          ? longest[i + 1][j + 1] + 1
          : Math.max(longest[i + 1][j], longest[i][j + 1]);
    }
  }
  const lines = [];
  let i = 0;
  let j = 0;
  while (i < one.length || j < other.length) {
    if (i < one.length && j < other.length && one[i] === other[j]) {
      lines.push({ side: 'both', text: one[i], name: name(one, i) });
      i++;
      j++;
    } else if (i < one.length && (j === other.length || longest[i + 1][j] >= longest[i][j + 1])) {
      lines.push({ side: 'arrived', text: one[i], name: name(one, i) });
      i++;
    } else {
      lines.push({ side: 'signed', text: other[j], name: name(other, j) });
      j++;
    }
  }
  return lines;
}

/** What a line of a canonical request is. */
function name(lines, index) {
  const fromEnd = lines.length - 1 - index;
  if (index < 3) {
    return ['method', 'path', 'query'][index];
  }
  if (fromEnd < 2) {
    return ['payload hash', 'signed headers'][fromEnd];
  }
  return lines[index] === '' ? '' : 'header';
}
