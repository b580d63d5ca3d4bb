// An ISO date names a day, not an instant: in UTC no time zone can shift it.
const format = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' });

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** `Date` takes 2001-02-30 for 2 March, so the text has to come back the same. */
export function isReleaseDate(text: string): boolean {
  const date = new Date(text);
  return (
    ISO_DATE.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
  );
}

export function formatReleaseDate(releaseDate: string | undefined): string {
  if (releaseDate === undefined) {
    return '–';
  }
  return isReleaseDate(releaseDate) ? format.format(new Date(releaseDate)) : releaseDate;
}
