// The reads of a member's points: balance, when they end, what is promised, and what came and went.
import { dayText, endOfMonth, isoText, plainText } from '../cluster-time.ts';
import { findByV2Name } from '../find-member.ts';
import { fine, refused } from '../v2.ts';
import { programId } from '../views/customer-view.ts';
import type { Answer, Call, Handler } from '../wire.ts';
import { type Member, memberById } from '../world.ts';

const DAY_MS = 86_400_000;

function ofMember(read: (call: Call, member: Member) => Answer): Handler {
  return (call) => {
    const member = memberById(call.world, Number(call.parts[0]));
    return member ? read(call, member) : refused(call, [8015]);
  };
}

/** Whoever has bought a lot has something on the way. */
const promisedTo = (member: Member): number => (member.lifetimePoints > 1000 ? 60 : 0);

export const balance = ofMember((_call, member) => {
  const promised = promisedTo(member);
  return fine({
    entityId: member.id,
    entityType: 'CUSTOMER',
    programId,
    totalPoints: member.points + promised,
    mainPoints: member.points,
    promisedPoints: promised,
    promisedPointsBreakup: { delayedAccrualPoints: promised, externalTriggerBasedPoints: 0 },
    warnings: [],
  });
});

export const expirySchedule = ofMember((call, member) => {
  const soon = Math.floor(member.points / 4);
  const parts = [
    { points: soon, months: 1 },
    { points: member.points - soon, months: 7 },
  ];
  return fine({
    id: member.id,
    profiles: [],
    loyaltyInfo: {},
    segments: {},
    extendedFields: {},
    expirySchedules: parts
      .filter(({ points }) => points > 0)
      .map(({ points, months }) => ({
        points,
        expiryDate: dayText(endOfMonth(call.nowMs, months, call.offsetMinutes), call.offsetMinutes),
        programId,
        pointsType: 'bill_regular',
        expiryType: 'fixed',
      })),
    warnings: [],
  });
});

export const promisedSchedule = ofMember((call, member) => {
  const points = promisedTo(member);
  const redeemableFrom = dayText(call.nowMs + 14 * DAY_MS, call.offsetMinutes);
  return fine({
    entityId: member.id,
    entityType: 'CUSTOMER',
    promisedPointsScheduleList:
      points === 0 ? [] : [{ points, redeemableFrom, programId, pointsType: 'bill_regular' }],
    triggerBasedPointsList: [],
    warnings: [],
  });
});

const most = 10;

/** `startDate` and `endDate` as `YYYY-MM-DDThh:mm:ss`, at most 30 days apart; `offset` counts pages. */
export function ledgerInfo(call: Call): Answer {
  const { query } = call.request;
  const member = findByV2Name(
    call.world,
    query.get('identifierName') ?? '',
    query.get('identifierValue') ?? '',
  );
  if (!member) return refused(call, [8015]);
  const from = query.get('startDate') ?? '';
  const to = query.get('endDate') ?? '9999';
  const limit = Number(query.get('limit') ?? most);
  const page = Number(query.get('offset') ?? 0);
  const isFar = Date.parse(`${to}Z`) - Date.parse(`${from}Z`) > 31 * DAY_MS;
  if (!(limit >= 1 && limit <= most) || !(page >= 0) || isFar) return refused(call, [400]);
  const clock = (atMs: number) => plainText(atMs, call.offsetMinutes).replace(' ', 'T');
  const rows = call.world.points.moves
    .filter(({ memberId }) => memberId === member.id)
    .filter(({ atMs }) => clock(atMs) >= from && clock(atMs) <= to)
    .reverse();
  return fine({
    ledgerEntries: rows.slice(page * limit, page * limit + limit).map((one) => ({
      eventLogId: one.number,
      eventName: one.event,
      ledgerCreatedDate: `${plainText(one.atMs, call.offsetMinutes)}.0`,
      ledgerCreatedDateISO: isoText(one.atMs, call.offsetMinutes),
      entryDetails: [
        {
          ledgerEntryType: one.points < 0 ? 'DEBIT' : 'CREDIT',
          points: String(Math.abs(one.points)),
          pointsCategory: 'Main',
          programName: 'Main programme',
          programId,
        },
      ],
      netPointsOnEvent: String(Math.abs(one.points)),
      transactionDetails: { transactionNumber: one.billNumber },
      store: one.storeCode,
      storeCode: one.storeCode,
      tillCode: one.tillCode,
    })),
    warnings: [],
  });
}
