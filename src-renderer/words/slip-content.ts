/** What a slip says about an entry, in the words of the person who takes it home. */
import type { Entry } from '../../src-main/contract/entries.ts';
import { sayEntryMoney } from './entry-money.ts';
import { sayEntryCode } from './entry-title.ts';
import type { Words } from './use-words.ts';

export interface SlipContent {
  title: string;
  /** Large; empty = none yet. */
  code: string;
  /** Only for a code that is to be scanned later. */
  hasBarcode: boolean;
  /** What the customer has to know or do; empty = nothing. */
  says: string;
  lines: [name: string, value: string][];
}

type Speaking = Pick<Words, 'say' | 'figures'>;

export function slipContent(entry: Entry, words: Speaking): SlipContent {
  const { say, figures } = words;
  const when: [string, string] = [say('slip.when'), figures.moment(entry.createdAt)];
  const staff: [string, string] = [say('slip.staff'), entry.till.by];
  const member: [string, string] = [say('slip.member'), entry.customer.name];
  const coupon: [string, string] = [say('slip.coupon'), entry.description];
  if (entry.goodwill !== null) {
    const said = goodwillSaid(entry, words);
    return {
      ...said,
      code: entry.code,
      hasBarcode: entry.code !== '',
      lines: [member, coupon, when, staff, [say('slip.number'), entry.id.slice(-12)]],
    };
  }
  if (entry.kind === 'undo-redemption') {
    return {
      ...undoSaid(entry, words),
      code: entry.code,
      hasBarcode: entry.state === 'confirmed',
      lines: [member, coupon, [say('slip.bill'), entry.bill.number], when, staff, reasonLine(entry, words)],
    };
  }
  if (entry.kind === 'undo-points') {
    return {
      ...undoPointsSaid(entry, words),
      code: sayEntryCode(entry, words),
      hasBarcode: false,
      lines: [member, [say('slip.bill'), entry.bill.number], when, staff, reasonLine(entry, words)],
    };
  }
  const money = sayEntryMoney(entry, words);
  const { reference } = entry.capillary;
  return {
    ...redemptionSaid(entry, words),
    code: sayEntryCode(entry, words),
    hasBarcode: false,
    lines: [
      member,
      ...(entry.points === null ? [coupon] : []),
      [say('slip.bill'), `${entry.bill.number} · ${figures.money(entry.bill.amount)}`],
      ...(money === '' ? [] : [[say('slip.off'), money] satisfies [string, string]]),
      when,
      staff,
      ...(reference === null ? [] : [[say('slip.reference'), reference] satisfies [string, string]]),
    ],
  };
}

function goodwillSaid({ state, code }: Entry, { say }: Speaking) {
  if (code !== '' && state === 'confirmed') return { title: say('slip.given'), says: '' };
  if (state === 'rejected' || state === 'withdrawn') return { title: say('slip.notGiven'), says: '' };
  return { title: say('slip.promised'), says: say('slip.promisedSays') };
}

function undoSaid({ state }: Entry, { say }: Speaking) {
  if (state === 'confirmed') return { title: say('slip.undone'), says: say('slip.undoneSays') };
  if (state === 'rejected' || state === 'withdrawn') return { title: say('slip.notUndone'), says: '' };
  return { title: say('slip.undoing'), says: say('slip.undoingSays') };
}

const reasonLine = ({ change }: Entry, { say }: Speaking): [string, string] => [
  say('slip.reason'),
  change?.reason ?? '',
];

function undoPointsSaid({ state }: Entry, { say }: Speaking) {
  if (state === 'confirmed') return { title: say('slip.pointsBack'), says: '' };
  if (state === 'rejected' || state === 'withdrawn') return { title: say('slip.notUndone'), says: '' };
  return { title: say('slip.undoing'), says: say('slip.undoingSays') };
}

const slipKinds = new Set<Entry['kind']>([
  'redeem-coupon',
  'issue-coupon',
  'undo-redemption',
  'redeem-points',
  'undo-points',
]);

/** Only these say something to the customer. */
export function hasSlip({ kind }: Entry): boolean {
  return slipKinds.has(kind);
}

function redemptionSaid({ state, till, points }: Entry, { say }: Speaking) {
  if (state === 'confirmed')
    return { title: say(points === null ? 'slip.redeemed' : 'slip.pointsUsed'), says: '' };
  // what the customer took home was taken off, whatever Capillary said afterwards
  const isLive = state === 'queued' || state === 'sending' || state === 'in-doubt';
  if (till.decision === 'accepted' && state !== 'withdrawn')
    return { title: say('slip.accepted'), says: isLive ? say('slip.acceptedSays') : '' };
  return { title: say('slip.notRedeemed'), says: '' };
}
