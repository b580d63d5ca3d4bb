// Numbers and times as people read them.

const time = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
});

export function clock(instant) {
  return time.format(new Date(instant));
}

export function milliseconds(value) {
  if (value >= 1000) {
    return `${(value / 1000).toFixed(2)} s`;
  }
  return `${value.toFixed(value < 10 ? 1 : 0)} ms`;
}

export function isError(status) {
  return status >= 400;
}
