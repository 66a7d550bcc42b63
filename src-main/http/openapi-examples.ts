/** One whole call of each operation that a key may ask for, as a point-of-sale program would write it. */
import type { OperationName } from '../contract/table.ts';

const bill = { number: 'B-1007', amount: '40.00' };

export const exampleInputs: Partial<Record<OperationName, unknown>> = {
  openCounter: { member: { identifier: { type: 'mobile', value: '15550100142' } }, bill },
  lookupCustomer: { identifier: { type: 'mobile', value: '15550100142' } },
  listCustomerCoupons: { customerId: '31004501' },
  checkCoupons: { customerId: '31004501', codes: ['TEA-7K2Q9'], bill },
  makeBillNumber: {},
  redeemCoupons: { customerId: '31004501', codes: ['TEA-7K2Q9'], bill, timeLimitMs: 5000 },
};
