// POST /v1.1/transaction/update: a bill of nobody's given to a member (retro), or custom fields of one that is in.
import type { Bill } from '../bill-books.ts';
import { giveBillTo, updateBill } from '../bills.ts';
import { findV11 } from '../find-member.ts';
import { batchCode, itemStatus, many, v11Answer } from '../v11.ts';
import { type Answer, type Call, listOf, recordOf, textOf } from '../wire.ts';

/** The signature header's name; without it a retro is refused (1629). */
const signature = 'x-cap-client-signature';

function bill(call: Call, fields: Readonly<Record<string, unknown>>): Bill | undefined {
  const id = textOf(fields.id);
  const number = textOf(fields.number);
  return call.world.books.bills.findLast((row) =>
    id === '' ? row.number === number : String(row.id) === id,
  );
}

function fieldsOf(written: unknown): Record<string, string> {
  const rows = listOf(recordOf(written).field).map(recordOf);
  return Object.fromEntries(rows.map(({ name, value }) => [textOf(name), textOf(value)]));
}

function change(call: Call, fields: Readonly<Record<string, unknown>>): { code: number; row?: Bill } {
  const row = bill(call, fields);
  if (textOf(fields.id) === '' && textOf(fields.number) === '') return { code: 1623 };
  if (!row) return { code: 611 };
  if (textOf(fields.new_type) === '') {
    updateBill(call.world, row, { customFields: { ...row.customFields, ...fieldsOf(fields.custom_fields) } });
    return { code: 600, row };
  }
  if (textOf(fields.old_type) !== 'NOT_INTERESTED' || textOf(fields.new_type) !== 'REGULAR')
    return { code: 1626 };
  if (textOf(call.request.headers[signature]) === '') return { code: 1629 };
  if (row.memberId !== null) return { code: 1627 };
  const found = findV11(call.world, recordOf(fields.customer));
  if (found.state !== 'found') return { code: 606 };
  giveBillTo(call.world, row, found.member.id, found.member.isLoyalty ? Math.floor(row.amount / 10) : 0);
  return { code: 1630, row };
}

export function updateTransaction(call: Call): Answer {
  const written = listOf(recordOf(recordOf(call.request.body).root).transaction);
  if (written.length === 0) return v11Answer(call, 400, {});
  const items = written.map((one) => {
    const fields = recordOf(one);
    const { code, row } = change(call, fields);
    return {
      isFine: code === 600 || code === 1630,
      view: {
        id: row?.id ?? textOf(fields.id),
        number: row?.number ?? textOf(fields.number),
        type: row?.type ?? '',
        customer: row?.memberId ? { user_id: row.memberId } : {},
        item_status: itemStatus('success', code === 600 || code === 1630, code),
      },
    };
  });
  const failed = items.filter(({ isFine }) => !isFine).length;
  return v11Answer(call, batchCode(items.length, failed), {
    transactions: { transaction: many(items.map(({ view }) => view)) },
  });
}
