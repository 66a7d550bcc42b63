// The training world: a made-up organisation with two stores, two tills and members whose coupons show every
// answer a till can get. Dates hang on the given moment, so training is always fresh; no two calls differ
// otherwise. The credentials open this world only and are meant to be printed.
import { trainingCoupons, trainingRedemptions } from './seed/coupons.ts';
import { trainingMembers } from './seed/members.ts';
import { trainingRegistration } from './seed/registration.ts';
import { trainingSeries } from './seed/series.ts';
import { trainingTrade } from './seed/trade.ts';
import type { Store, Till, World } from './world.ts';

interface TrainingCredentials {
  till: { username: string; password: string };
  /** the till of the other store */
  otherTill: { username: string; password: string };
  oauth: { key: string; secret: string };
}

export const trainingCredentials: TrainingCredentials = {
  till: { username: 'quay.04', password: 'low-tide-41' },
  otherTill: { username: 'mill.02', password: 'mill-wheel-77' },
  oauth: { key: 'TRAININGKEY0001', secret: 'training-secret-0001' },
};

const quay: Store = { id: 2101, code: 'quay', name: 'Old Quay', externalId: 'Q-01' };
const mill: Store = { id: 2102, code: 'mill', name: 'Mill Square', externalId: 'M-01' };

const quayTill: Till = {
  id: 9_401_004,
  code: trainingCredentials.till.username,
  name: 'Old Quay, till 4',
  password: trainingCredentials.till.password,
  storeId: quay.id,
  isActive: true,
};

const millTill: Till = {
  id: 9_401_102,
  code: trainingCredentials.otherTill.username,
  name: 'Mill Square, till 2',
  password: trainingCredentials.otherTill.password,
  storeId: mill.id,
  isActive: true,
};

/** `nowMs`: the moment of training, epoch milliseconds. */
export function createTrainingSeed(nowMs: number): World {
  const coupons = trainingCoupons(nowMs, quay.id);
  return structuredClone({
    organisation: {
      id: 774,
      name: 'Saltmarsh Provisions (training)',
      currency: 'GBP',
      language: 'en',
      timezone: 'Europe/London',
      timezoneOffset: 'UTC+00:00',
      countryCode: 'GB',
      dialCode: '1',
    },
    registration: trainingRegistration,
    stores: [quay, mill],
    tills: [quayTill, millTill],
    clients: [{ ...trainingCredentials.oauth, defaultTillCode: quayTill.code, ttlSeconds: 300 }],
    members: trainingMembers(nowMs, quayTill.code),
    series: trainingSeries(nowMs, mill.id),
    coupons,
    redemptions: trainingRedemptions(coupons, nowMs, millTill.code, mill.id),
    trade: trainingTrade,
  });
}
