/** What session and status say while there is no ledger to work with. */
import type { ReasonKey } from '../contract/reasons.ts';
import { giveReason } from '../contract/reasons.ts';
import type { Session } from '../contract/session.ts';
import type { Status } from '../contract/status.ts';
import { createAccount } from './account.ts';
import type { AppOptions, SecretBox } from './ports.ts';
import { createSettings } from './settings.ts';
import { emptyStatus } from './status.ts';

/** @param secrets null = no secret can be opened yet, so the till's own name is not known either. */
export function createClosedTill(options: AppOptions, secrets: SecretBox | null, why: ReasonKey) {
  const { clock, mode, version, settingsFile } = options;
  const settings = createSettings(settingsFile, {});
  const account = secrets && createAccount({ settingsFile, secrets, now: clock.wallMs });
  const startedAt = clock.wallMs();
  return {
    settings,
    session: (): Session => {
      const { locale, currency, storeName, idleLockMs } = settings.read();
      const connection = account?.saved() ?? null;
      return {
        mode,
        setUp: true,
        connected: connection !== null,
        recovery: true,
        ownBillNumbers: false,
        staff: null,
        covered: null,
        idleLockMs,
        till: { code: connection?.view.account ?? '', store: storeName },
        locale,
        currency,
        version,
        training: null,
      };
    },
    status: (): Status => ({
      ...emptyStatus({ mode, version, settings: settings.read(), since: startedAt }),
      notices: [giveReason(why, 'hard')],
    }),
  };
}
