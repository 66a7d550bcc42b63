/** One whole call of each operation that a key may ask for, as a point-of-sale program would write it. */
import type { OperationName } from '../contract/table.ts';

const bill = { number: 'B-1007', amount: '40.00' };

export const exampleInputs: Partial<Record<OperationName, unknown>> = {
  openCounter: { member: { identifier: { type: 'mobile', value: '15550100142' } }, bill },
  lookupCustomer: { identifier: { type: 'mobile', value: '15550100142' } },
  listCustomerCoupons: { customerId: '31004501' },
  checkCoupons: { customerId: '31004501', codes: ['TEA-7K2Q9'], bill },
  makeBillNumber: {},
  readTrade: {},
  addBill: {
    decisionId: '01a1fd10-673b-719a-9a77-0bd9b19de804',
    customerId: '31004501',
    bill: {
      ...bill,
      at: '2026-11-21T14:30:00+00:00',
      lines: [{ code: 'TEA-01', description: 'Green tea', quantity: '2', rate: '20.00' }],
      tenders: [{ mode: 'Cash', amount: '40.00' }],
    },
    redemptions: [],
  },
  redeemCoupons: { customerId: '31004501', codes: ['TEA-7K2Q9'], bill, timeLimitMs: 5000 },
};
