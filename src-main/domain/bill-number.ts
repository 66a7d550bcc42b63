/**
 * Own bill numbers: `FERN-2101-T3-260703-1KWTR-004`, made of organisation, store, till, the till's local date, the
 * epoch of its ledger with the ledger's mark, and a counter. Short enough to read aloud and for Capillary, which
 * takes 50 characters (Capillary docs: Add transaction). Pure; who counts is the store.
 */

/** The three names in front; capital letters and digits. */
export interface BillNames {
  organisation: string;
  store: string;
  till: string;
}

export interface BillNumberParts extends BillNames {
  /** The till's local date, `yymmdd`. */
  day: string;
  /** Raised whenever the ledger was put back from a copy. */
  epoch: number;
  /** Four random letters of one ledger, so that two tills given one name still differ. */
  mark: string;
  counter: number;
}

export const nameLengths = { organisation: 6, store: 8, till: 8 } as const;
/** What fits into 50 characters with the longest names: 22 + 6 + 4 + 4 + 7 + 5 dashes. */
export const mostOfEpoch = 9999;
export const mostOfCounter = 9_999_999;

/** Consonants that look and sound unlike digits, and make no words. */
const markLetters = 'BCDFGHJKLMNPQRSTVWXZ';
const markLength = 4;

const shape = new RegExp(
  `^([A-Z0-9]{1,${nameLengths.organisation}})-([A-Z0-9]{1,${nameLengths.store}})-([A-Z0-9]{1,${nameLengths.till}})` +
    `-(\\d{6})-(\\d{1,4})([${markLetters}]{${markLength}})-(\\d{3,7})$`,
);

export function formatBillNumber(parts: BillNumberParts): string {
  const { organisation, store, till, day, epoch, mark, counter } = parts;
  return `${organisation}-${store}-${till}-${day}-${epoch}${mark}-${String(counter).padStart(3, '0')}`;
}

/** Reads a number back, whatever its case; null = not one that a till of ours makes. */
export function parseBillNumber(text: string): BillNumberParts | null {
  const plain = text.trim().toUpperCase();
  const [, organisation = '', store = '', till = '', day = '', epoch = '', mark = '', counter = ''] =
    shape.exec(plain) ?? [];
  const parts = { organisation, store, till, day, epoch: Number(epoch), mark, counter: Number(counter) };
  return counter !== '' && formatBillNumber(parts) === plain ? parts : null;
}

export function hasNames(parts: BillNames, names: BillNames): boolean {
  return (
    parts.organisation === names.organisation && parts.store === names.store && parts.till === names.till
  );
}

/** A new mark; asks for random bytes until there are enough that fall evenly on the letters. */
export function newMark(randomBytes: (count: number) => Uint8Array): string {
  const even = 256 - (256 % markLetters.length);
  let mark = '';
  while (mark.length < markLength) {
    for (const byte of randomBytes(markLength)) {
      if (byte < even && mark.length < markLength) mark += markLetters[byte % markLetters.length];
    }
  }
  return mark;
}

/** `yymmdd` of an instant where the till stands; `zone` is an IANA name, the machine's own unless given. */
export function localDay(atMs: number, zone?: string): string {
  if (zone === undefined) return machineDay(new Date(atMs));
  const parts = new Intl.DateTimeFormat('en-GB', {
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: '2-digit',
    month: '2-digit',
    day: '2-digit',
    timeZone: zone,
  }).formatToParts(atMs);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return part('year') + part('month') + part('day');
}

/** The machine's own zone without a formatter: making one costs more than writing the number down. */
function machineDay(date: Date): string {
  return [date.getFullYear() % 100, date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('');
}

/** What was typed in the settings; empty = take it from the connection. */
export interface BillNameSettings {
  billOrganisation: string;
  billStore: string;
  billTill: string;
  storeId: string;
  storeName: string;
}

/** The names in use; null where one is neither set nor can be taken from the connection. */
export function billNames(
  settings: BillNameSettings,
  connection: { organisation: string; till: string },
): BillNames | null {
  const names = {
    organisation: settings.billOrganisation || firstOf(connection.organisation, nameLengths.organisation),
    store: settings.billStore || firstOf(settings.storeId || settings.storeName, nameLengths.store),
    // tills of a store differ at the end of their names
    till: settings.billTill || plain(connection.till).slice(-nameLengths.till),
  };
  return names.organisation && names.store && names.till ? names : null;
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
const firstOf = (text: string, length: number) => plain(text).slice(0, length);
