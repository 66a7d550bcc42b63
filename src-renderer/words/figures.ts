/** Money, counts, times and durations as people of the till's locale write them. Unknown is never written as zero. */
import type { Discount } from '../../src-main/contract/customers.ts';
import { formatMoney, type Money } from '../../src-main/contract/money.ts';

export interface Figures {
  locale: string;
  money: (value: Money) => string;
  /** Money taken off, with its sign; nothing off has none. */
  off: (value: Money) => string;
  count: (value: number) => string;
  /** A count with its sign. */
  signed: (value: number) => string;
  /** Clock time; with the day when it is not today. */
  time: (at: number, now?: number) => string;
  /** Clock time to the second, with the day. */
  moment: (at: number) => string;
  /** A platform date, `YYYY-MM-DD`, which has no time zone to be moved by. */
  date: (day: string) => string;
  /** What a coupon is worth: money or per cent. */
  worth: (discount: Discount) => string;
}

export function figuresOf(locale: string): Figures {
  const times = (options: Intl.DateTimeFormatOptions) =>
    onFirstUse(() => new Intl.DateTimeFormat(locale, options));
  const numbers = (options: Intl.NumberFormatOptions = {}) =>
    onFirstUse(() => new Intl.NumberFormat(locale, options));
  const clock = times({ hour: '2-digit', minute: '2-digit' });
  const dayAndClock = times({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
  const exact = times({
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  const day = times({ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  const number = numbers();
  const withSign = numbers({ signDisplay: 'exceptZero' });
  const percent = numbers({ style: 'percent', maximumFractionDigits: 2 });

  // Figures keep their own order inside a sentence of a script that runs from right to left.
  const apart = (text: string) => (directionOf(locale) === 'rtl' ? `\u2068${text}\u2069` : text);
  const money = (value: Money) => apart(formatMoney(value, locale));
  return {
    locale,
    money,
    off: (value) => (value.amountMinor === 0 ? money(value) : apart(`−${formatMoney(value, locale)}`)),
    count: (value) => number().format(value),
    signed: (value) => apart(withSign().format(value)),
    time: (at, now = Date.now()) => apart((sameDay(at, now) ? clock() : dayAndClock()).format(at)),
    moment: (at) => apart(exact().format(at)),
    date: (text) => {
      const at = Date.parse(`${text.slice(0, 10)}T00:00:00Z`);
      return Number.isNaN(at) ? text : apart(day().format(at));
    },
    worth: (discount) =>
      discount.type === 'PERC'
        ? percent().format(discount.value / 10_000)
        : money({ amountMinor: discount.value as Money['amountMinor'], currency: discount.currency }),
  };
}

/** Made when it is asked for, and then kept: to make one takes a page longer than to use it a thousand times. */
function onFirstUse<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function sameDay(one: number, other: number): boolean {
  return new Date(one).toDateString() === new Date(other).toDateString();
}

/** Milliseconds in the largest unit that reads well: whole seconds below a minute and a half, then minutes. */
export function roundDuration(ms: number): { unit: 'seconds' | 'minutes'; count: number } {
  const seconds = Math.max(1, Math.round(Math.abs(ms) / 1000));
  return seconds < 90
    ? { unit: 'seconds', count: seconds }
    : { unit: 'minutes', count: Math.round(seconds / 60) };
}

/** Scripts that run from right to left; the page mirrors for them. */
const rightToLeft = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ks', 'ps', 'sd', 'ug', 'ur', 'yi']);

export function directionOf(locale: string): 'ltr' | 'rtl' {
  return rightToLeft.has(locale.toLowerCase().split('-')[0] ?? '') ? 'rtl' : 'ltr';
}
