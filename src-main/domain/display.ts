/** Dates for sentences, in the till's locale. */
export function displayDay(day: string, locale: string): string {
  const instant = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(instant)) return day;
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(instant);
}

/** Made once for each locale: making one costs as much as a whole decision by the offline rules. */
const momentFormats = new Map<string, Intl.DateTimeFormat>();

export function displayMoment(epochMs: number, locale: string): string {
  const format =
    momentFormats.get(locale) ?? new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  momentFormats.set(locale, format);
  return format.format(epochMs);
}

/** Made once for each locale and unit: the status tells spans, and is told at every change. */
const spanFormats = new Map<string, Intl.NumberFormat>();

function spanFormat(locale: string, unit: string): Intl.NumberFormat {
  const key = `${locale} ${unit}`;
  const format =
    spanFormats.get(key) ?? new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' });
  spanFormats.set(key, format);
  return format;
}

/** `3 hours 12 minutes`-like text for a span of milliseconds, largest two units. */
export function displaySpan(spanMs: number, locale: string): string {
  const units: [Intl.RelativeTimeFormatUnitSingular, number][] = [
    ['day', 86_400_000],
    ['hour', 3_600_000],
    ['minute', 60_000],
    ['second', 1000],
  ];
  let left = Math.abs(spanMs);
  const parts: string[] = [];
  for (const [unit, size] of units) {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count > 0 && parts.length < 2) parts.push(spanFormat(locale, unit).format(count));
  }
  return parts.length > 0 ? parts.join(' ') : spanFormat(locale, 'second').format(0);
}
