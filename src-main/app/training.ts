/**
 * Training mode: the ordinary program with a store of its own to talk to. The simulator runs inside, its people and
 * codes are printed on the sign-in screen, and the line to it can be pulled. Nothing here touches a live till.
 */

import type { Session } from '../contract/session.ts';
import { defaultSettings, type Settings } from '../contract/settings.ts';
import type { OpenConnection } from '../operations/parts.ts';
import { describeSeed } from '../simulator/describe-seed.ts';
import { seriesIds } from '../simulator/seed/series.ts';
import { createTrainingSeed, trainingCredentials } from '../simulator/seed.ts';
import { createSimulator } from '../simulator/simulator.ts';
import type { Database } from '../store/database.ts';
import { addStaffRow, hasStaff } from '../store/staff.ts';

export interface Training {
  connection: OpenConnection;
  settings: Partial<Settings>;
  staff: { name: string; role: 'cashier' | 'manager'; pin: string }[];
  describe: () => NonNullable<Session['training']>;
  setLine: (up: boolean) => Promise<void>;
  stop: () => Promise<void>;
}

export const trainingStaff: Training['staff'] = [
  { name: 'Casey', role: 'cashier', pin: '111111' },
  { name: 'Morgan', role: 'manager', pin: '222222' },
];

export async function startTraining(nowMs: () => number): Promise<Training> {
  const seed = createTrainingSeed(nowMs());
  // a cluster in Europe, so that a training day ends when people expect it to
  const simulator = createSimulator({ seed, now: nowMs, clusterOffsetMinutes: 0 });
  const { url } = await simulator.listen();
  const members = describeSeed(seed).map(({ name, identifiers, coupons }) => ({
    name,
    identifiers: identifiers
      .filter((identifier) => identifier.name !== 'cardExternalId')
      .map(({ name: kind, value }) => ({ type: kind === 'cardNumber' ? 'card' : kind, value })),
    coupons: coupons.map(({ code, story }) => ({ code, shows: story })),
  }));
  const till = seed.tills.find(({ code }) => code === trainingCredentials.till.username);
  const store = seed.stores.find(({ id }) => id === till?.storeId);
  let lineUp = true;
  return {
    connection: {
      view: {
        cluster: 'custom',
        apiUrl: url,
        uploadUrl: url,
        auth: 'basic',
        account: trainingCredentials.till.username,
        attribution: null,
        savedAt: nowMs(),
      },
      credentials: {
        kind: 'basic',
        till: trainingCredentials.till.username,
        password: trainingCredentials.till.password,
      },
    },
    settings: {
      storeName: store?.name ?? '',
      storeId: String(store?.id ?? ''),
      goodwill: {
        ...defaultSettings.goodwill,
        series: [seriesIds.sorryMoney, seriesIds.sorryPercent].map(String),
      },
    },
    staff: trainingStaff,
    describe: () => ({ staff: trainingStaff, members, lineUp }),
    setLine: async (up) => {
      if (up === lineUp) return;
      lineUp = up;
      await (up ? simulator.up() : simulator.down());
    },
    stop: () => simulator.close(),
  };
}

/** Those whose PINs stand on the sign-in screen; only where nobody works yet. */
export async function hireTrainingStaff(
  { staff }: Training,
  till: { ledger: Database; hash: (pin: string) => Promise<string>; newId: () => string; at: number },
): Promise<void> {
  if (hasStaff(till.ledger)) return;
  for (const { name, role, pin } of staff) {
    const person = { id: till.newId(), name, role, pinHash: await till.hash(pin) };
    addStaffRow(till.ledger, person, 'program', till.at);
  }
}
