/**
 * A bill, written down before it is sent: one decision is one entry and one bill. Everything that can be wrong with it is
 * found before the first row is written; nothing of it goes half.
 */
import type { AddedBill } from '../contract/bills.ts';
import type { Customer } from '../contract/customers.ts';
import { ok, type Result } from '../contract/result.ts';
import type { ReadInput } from '../contract/table.ts';
import type { AddBillRequest } from '../domain/bill-requests.ts';
import { type BillFault, judgeDate, judgeReturn, judgeSums } from '../domain/bill-sums.ts';
import { displayMoment } from '../domain/display.ts';
import { fail } from '../domain/failure.ts';
import { isLive } from '../domain/outbox-state.ts';
import { isSameDaysBill } from '../domain/same-bill.ts';
import type { BillEntry, RedeemEntry, RedeemPointsEntry } from '../domain/stored-entry.ts';
import { listBillsOfNumber } from '../store/bills.ts';
import { addEntry, decideEntry, findEntry, type NewBill, type Stamp } from '../store/entries.ts';
import { findUndo } from '../store/entry-lists.ts';
import type { ChangeParts, Decider } from './change-parts.ts';
import { takeCouponsOff } from './coupons-off.ts';
import { findOriginal } from './find-original.ts';
import { type ReadBill, readBillInput, sayMoney } from './read-bill-input.ts';
import { billLimits, knownTenders } from './trade.ts';
import { wireIdentifierOf } from './wire-identifier.ts';

type Input = ReadInput<'addBill'>;

export interface BillParts extends ChangeParts {
  ownTills: () => string[];
}

const faultOf = ({ field, reason, facts }: BillFault) => fail('bad-input', reason, facts, { field });

/** @param member whose bill it is; null = nobody's. */
export async function addBill(
  parts: BillParts,
  input: Input,
  member: Customer | null,
  decider: Decider,
): Promise<Result<AddedBill>> {
  const made = madeBefore(parts, input);
  if (!made.ok) return made;
  if (made.value !== null) return ok(await follow(parts, made.value, input));
  const judged = await judge(parts, input, member);
  if (!judged.ok) return judged;
  // the wait may have let the same decision in a second time
  const since = madeBefore(parts, input);
  if (!since.ok) return since;
  if (since.value !== null) return ok(await follow(parts, since.value, input));
  const entry = write(parts, input, member, judged.value, decider);
  return ok(await follow(parts, entry, input));
}

/** The same decision once more; null = it is new. */
function madeBefore(parts: BillParts, input: Input): Result<BillEntry | null> {
  const made = findEntry(parts.store.ledger, input.decisionId);
  if (made === null) return ok(null);
  const isSame =
    made.kind === 'add-bill' &&
    made.bill.number === input.bill.number &&
    (made.request?.identifier ? made.customer.id : null) === input.customerId &&
    (made.request?.what === 'sale') === (input.returns === undefined) &&
    isSameMoney(parts, made, input);
  return made.kind === 'add-bill' && isSame
    ? ok(made)
    : fail('conflict', 'change-made-before', {}, { field: 'decisionId' });
}

/** As it was handed over then: the same lines, and the same amount before what its coupons and points took off. */
function isSameMoney({ settings, serverClock }: BillParts, made: BillEntry, input: Input): boolean {
  const read = readBillInput(input, settings.read().currency, serverClock.nowMs());
  if (!read.ok || read.value.lines.length !== made.request?.lines.length) return false;
  const off = (made.request.discount ?? 0) - (read.value.discount ?? 0);
  return (off === 0 || input.beforeCoupons) && read.value.amount - off === made.bill.amount;
}

interface Judged {
  bill: ReadBill;
  originalId: string | null;
}

async function judge(parts: BillParts, input: Input, member: Customer | null): Promise<Result<Judged>> {
  const { ledger } = parts.store;
  const settings = parts.settings.read();
  const say = sayMoney(settings.currency, settings.locale);
  const nowMs = parts.serverClock.nowMs();
  const read = readBillInput(input, settings.currency, nowMs);
  if (!read.ok) return read;
  const linked = linkedTo(parts, input);
  if (!linked.ok) return linked;
  const paid = input.beforeCoupons
    ? withoutCoupons(read.value, standing(parts, linked.value), say)
    : ok(read.value);
  if (!paid.ok) return paid;
  let bill = paid.value;
  let originalId = input.returns?.billId ?? null;
  if (input.returns !== undefined) {
    const found = await findOriginal(parts, {
      number: bill.number,
      customerId: member?.id ?? null,
      billId: originalId,
    });
    if (found !== null) {
      originalId ??= found.billId;
      bill = {
        ...bill,
        purchasedAt: bill.purchasedAt ?? found.billedAt,
        purchasedAtText: bill.purchasedAtText ?? found.billedAtText,
      };
      const fault = judgeReturn(bill, found, say);
      if (fault !== null) return faultOf(fault);
    }
  }
  // judged as it was handed over, where the sums are the caller's own
  const sums = judgeSums(input.beforeCoupons ? { ...bill, ...sumsOf(read.value) } : bill, say);
  const fault = sums ?? judgeDate(bill.at, nowMs, { oldest: billLimits(ledger, settings).oldest, ahead: 1 });
  if (fault !== null) return faultOf(fault);
  if (member === null && bill.lines.some(({ returns }) => returns !== null))
    return fail('bad-input', 'bill-return-anonymous', {}, { field: 'bill.lines' });
  const known = knownTenders(ledger, settings);
  const foreign = known === null ? -1 : bill.tenders.findIndex(({ mode }) => !known.includes(mode));
  if (foreign >= 0) {
    const facts = { mode: bill.tenders[foreign]?.mode ?? '', known: (known ?? []).join(', ') };
    return fail('bad-input', 'bill-tender-unknown', facts, { field: `bill.tenders.${foreign}.mode` });
  }
  const twin = input.returns === undefined ? twinOf(parts, bill) : null;
  if (twin !== null) {
    const facts = {
      bill: bill.number,
      amount: say(twin.bill.amount),
      time: displayMoment(twin.createdAt, settings.locale),
    };
    return fail('conflict', 'bill-number-used', facts, { field: 'bill.number' });
  }
  return ok({ bill, originalId });
}

const sumsOf = ({ amount, gross, discount, lines, tenders }: ReadBill) => ({
  amount,
  gross,
  discount,
  lines,
  tenders,
});

/** Another sale under this number that counts, as long as a number is not given again. */
function twinOf(parts: BillParts, bill: ReadBill): BillEntry | null {
  const { ledger } = parts.store;
  const { uniqueDays } = billLimits(ledger, parts.settings.read());
  const stamp = stampOf(parts);
  const now = { ...stamp, aheadMs: parts.serverClock.aheadMs() };
  const isLately = (made: BillEntry) =>
    uniqueDays === null
      ? isSameDaysBill(made, now)
      : Math.abs(Date.parse(made.request?.billedAt ?? '') - bill.at) < uniqueDays * 86_400_000;
  return (
    listBillsOfNumber(ledger, bill.number).find((made) => made.request?.what === 'sale' && isLately(made)) ??
    null
  );
}

type Linked = RedeemEntry | RedeemPointsEntry;

/** The redemptions it names: made here, for this bill and this member, and not refused. */
function linkedTo({ store }: BillParts, input: Input): Result<Linked[]> {
  const linked: Linked[] = [];
  for (const [index, id] of [...new Set(input.redemptions)].entries()) {
    const entry = findEntry(store.ledger, id);
    const isUse = entry?.kind === 'redeem-coupon' || entry?.kind === 'redeem-points';
    const isOurs =
      isUse &&
      entry.bill.number === input.bill.number &&
      (input.customerId === null || entry.customer.id === input.customerId) &&
      entry.till.decision === 'accepted';
    if (!isUse || !isOurs)
      return fail('bad-input', 'bill-redemption-not-ours', {}, { field: `redemptions.${index}` });
    linked.push(entry);
  }
  return ok(linked);
}

/** What was taken back before the bill was written takes nothing off it. */
const standing = ({ store }: BillParts, linked: readonly Linked[]) =>
  linked.filter((entry) => findUndo(store.ledger, entry) === null);

function withoutCoupons(
  bill: ReadBill,
  linked: readonly Linked[],
  say: (amount: number) => string,
): Result<ReadBill> {
  const unknown = linked.find(({ moneyOff }) => moneyOff === null);
  if (unknown)
    return fail('bad-input', 'bill-discount-unknown', { code: unknown.code }, { field: 'redemptions' });
  const off = linked.reduce((sum, { moneyOff }) => sum + (moneyOff ?? 0), 0);
  const sold = bill.lines.filter(({ returns }) => returns === null);
  const soldSum = sold.reduce((sum, { amount }) => sum + amount, 0);
  const paidSum = bill.tenders.reduce((sum, { amount }) => sum + amount, 0);
  const isLarger =
    off > bill.amount ||
    (bill.lines.length > 0 && off > soldSum) ||
    (bill.tenders.length > 0 && off > paidSum);
  if (isLarger) {
    const facts = { off: say(off), amount: say(bill.amount) };
    return fail('bad-input', 'bill-discount-larger', facts, { field: 'bill.amount' });
  }
  return ok(takeCouponsOff(bill, off));
}

function write(
  parts: BillParts,
  input: Input,
  member: Customer | null,
  { bill, originalId }: Judged,
  { by, approvedBy }: Decider,
): BillEntry {
  const ahead = parts.serverClock.aheadMs();
  // without a member each number is a lane of its own: a bill and its return keep their order
  const lane = member?.id ?? `bill:${bill.number}`;
  const request: AddBillRequest = {
    identifier: member === null ? null : wireIdentifierOf(member, member.id),
    what: bill.what,
    billedAt: bill.billedAt,
    purchasedAt: bill.purchasedAtText,
    originalId,
    gross: bill.gross,
    discount: bill.discount,
    lines: bill.lines,
    tenders: bill.tenders,
    redemptions: bill.redemptions,
    customFields: Object.fromEntries(input.bill.customFields.map(({ name, value }) => [name, value])),
    note: input.bill.note.trim(),
    tills: parts.ownTills(),
  };
  const asksFirst = parts.connection.isOnline() && !parts.runner.isResting(lane);
  const entry: NewBill = {
    id: input.decisionId,
    kind: 'add-bill',
    lane,
    customer: { id: member?.id ?? '', name: member?.name ?? '' },
    code: '',
    description: '',
    bill: { number: bill.number, amount: bill.amount },
    currency: parts.settings.read().currency,
    moneyOff: null,
    request,
    till: {
      decision: asksFirst ? 'asked' : 'accepted',
      by,
      approvedBy,
      byOfflineRules: false,
      reasons: [],
    },
    serverAheadMs: ahead === null ? null : Math.round(ahead),
  };
  const written = asBill(addEntry(parts.store.ledger, entry, stampOf(parts)));
  parts.runner.add(written, asksFirst);
  return written;
}

/** Waits for Capillary's word where nobody was told anything yet, and tells what is on the disk then. */
async function follow(parts: BillParts, { id, till }: BillEntry, input: Input): Promise<AddedBill> {
  const { ledger } = parts.store;
  if (till.decision === 'asked') {
    const limitMs = input.timeLimitMs ?? parts.settings.read().redeemTimeLimitMs;
    await parts.runner.whenSettled(id, limitMs);
  }
  let entry = asBill(findEntry(ledger, id));
  if (isLive(entry.state) && entry.till.decision === 'asked') {
    // the goods are sold: the bill stands, and goes on in the queue
    const decision = { ...entry.till, decision: 'accepted' as const };
    entry = asBill(decideEntry(ledger, { id, till: decision, moneyOff: null, stamp: stampOf(parts) }));
    parts.runner.changed(entry);
  }
  const view = parts.viewEntry(entry);
  return {
    outcome: outcomeOf(entry),
    reasons: entry.till.reasons,
    platform: view.capillary.words,
    won: entry.won,
    entry: view,
  };
}

function outcomeOf({ state }: BillEntry): AddedBill['outcome'] {
  switch (state) {
    case 'confirmed':
      return 'sent';
    case 'rejected':
      return 'refused';
    case 'withdrawn':
      return 'withdrawn';
    case 'queued':
      return 'waits';
    case 'sending':
    case 'in-doubt':
      return 'checking';
  }
}

const stampOf = (parts: BillParts): Stamp => ({
  at: parts.clock.wallMs(),
  mono: parts.clock.monotonicMs(),
  boot: parts.boot.id,
});

function asBill(entry: { kind: string } | null): BillEntry {
  if (entry?.kind !== 'add-bill') throw new Error('an entry that is no bill');
  return entry as BillEntry;
}
