// Reading bills: by id, by number (a list: numbers can repeat), and those of a member. PUT changes what a bill carries
// along; never its money.

import type { Bill } from '../bill-books.ts';
import { isReturn } from '../bill-rules.ts';
import { updateBill } from '../bills.ts';
import { isoText } from '../cluster-time.ts';
import { findByV2Name, isIdentifierName } from '../find-member.ts';
import { fine, refused } from '../v2.ts';
import { billView } from '../views/bill-view.ts';
import { type Answer, type Call, recordOf, textOf } from '../wire.ts';
import { memberById } from '../world.ts';
import { readCount } from './customer-search.ts';

const asks = (call: Call, name: string) => call.request.query.get(name) === 'true';

export function billById(call: Call): Answer {
  const [id = ''] = call.parts;
  const type = call.request.query.get('type') ?? 'REGULAR';
  const bill = call.world.books.bills.find((row) => String(row.id) === id);
  if (!bill || bill.type !== type) return refused(call, [606]);
  const points = asks(call, 'mlp') && asks(call, 'points_breakup');
  return fine(billView(call, bill, { tenders: asks(call, 'tenders'), lines: true, points }));
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function billsByNumber(call: Call): Answer {
  const number = decoded(call.parts[0] ?? '');
  const found = call.world.books.bills.filter((bill) => bill.number === number);
  const tenders = asks(call, 'tenders');
  return fine({
    pagination: { limit: 10, offset: 0, total: found.length },
    data: found.map((bill) => billView(call, bill, { tenders, lines: true, points: false })),
    warnings: [],
    errors: [],
  });
}

/** Amounts are cut to two places downwards, and lines are not shown. */
function shortView(call: Call, bill: Bill): unknown {
  const view = billView(call, bill, { tenders: false, lines: false, points: false });
  const details = recordOf(view.billDetails);
  return { ...view, billDetails: { ...details, amount: Math.floor(bill.amount * 100 + 1e-6) / 100 } };
}

export function billsOfMember(call: Call): Answer {
  const [id = ''] = call.parts;
  const member = /^\d+$/.test(id) ? memberById(call.world, Number(id)) : undefined;
  if (!member) return refused(call, [8015]);
  const { query } = call.request;
  const limit = readCount(query.get('limit'), 10);
  const offset = readCount(query.get('offset'), 0);
  if (limit === undefined || offset === undefined) return refused(call, [400]);
  const from = Date.parse(query.get('startDate') ?? '');
  const to = Date.parse(query.get('endDate') ?? '');
  const bills = call.world.books.bills
    .filter(({ memberId }) => memberId === member.id)
    .filter(({ atMs }) => !(atMs < from) && !(atMs > to))
    .sort((one, other) => other.atMs - one.atMs || other.id - one.id);
  return fine({
    pagination: { limit, offset, total: bills.length },
    data: bills.slice(offset, offset + limit).map((bill) => shortView(call, bill)),
    warnings: [],
    errors: [],
  });
}

export function putBill(call: Call): Answer {
  const { query } = call.request;
  const name = query.get('identifierName') ?? '';
  if (!isIdentifierName(name)) return refused(call, [8013]);
  const member = findByV2Name(call.world, name, query.get('identifierValue') ?? '');
  if (!member) return refused(call, [8015]);
  const body = recordOf(call.request.body);
  const id = textOf(body.id);
  const number = textOf(body.number);
  if (id === '' && number === '') return refused(call, [602]);
  const bill = call.world.books.bills.findLast(
    (row) =>
      row.memberId === member.id &&
      !isReturn(row) &&
      (id === '' ? row.number === number : String(row.id) === id),
  );
  if (!bill) return refused(call, [606]);
  updateBill(call.world, bill, {
    customFields: { ...bill.customFields, ...recordOf(body.customFields) },
    extendedFields: { ...bill.extendedFields, ...recordOf(body.extendedFields) },
    ...(textOf(body.deliveryStatus) === '' ? {} : { deliveryStatus: textOf(body.deliveryStatus) }),
  });
  return fine({
    warnings: [],
    errors: [],
    loyaltyDetails: [{ programId: 640, updatedOn: isoText(call.nowMs, call.offsetMinutes) }],
  });
}
