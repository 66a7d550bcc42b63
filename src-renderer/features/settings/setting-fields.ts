/** The settings that are typed: which part of the screen each stands in, and in which unit people write it. */
import type { Settings } from '../../../src-main/contract/settings.ts';

/** Where several calls of Capillary do the same; the first one is what a till begins with. */
export const callChoices = {
  redeemWith: ['v2', 'v1.1'],
  redeemSeveral: ['apart', 'together'],
  checkWith: ['v2', 'v1.1'],
  issueWith: ['bulk', 'multiple', 'single', 'v1.1'],
  issueSource: ['none', 'INSTORE'],
  uploadStatusWith: ['v1', 'v2'],
  billsFrom: ['here', 'program'],
  tenderName: ['name', 'canonical'],
  returnsRead: ['not-listed', 'listed'],
  parkedBillsAt: ['organization', 'v2'],
  pointsValidation: ['code', 'none'],
  pointsCodeWith: ['check', 'v1.1', 'v2'],
  pointsRedeemWith: ['v1.1', 'v2'],
  pointsOffline: ['no', 'yes'],
} as const satisfies { [Name in keyof Settings]?: readonly Settings[Name][] };
export type CallSetting = keyof typeof callChoices;

/** Those about points stand in a part of their own. */
export const isAboutPoints = (name: CallSetting): boolean => name.startsWith('points');

/** Settings that are kept together under one name. */
export type GroupName = 'caps' | 'goodwill' | 'points';
type Grouped = { [Group in GroupName]: `${Group}.${keyof Settings[Group] & string}` }[GroupName];
export type TypedName =
  | Exclude<
      keyof Settings,
      GroupName | 'appearance' | CallSetting | 'ownBillNumbers' | 'slipWidth' | 'billFormat'
    >
  | Grouped;

export type SettingPart =
  | 'store'
  | 'limits'
  | 'goodwill'
  | 'points'
  | 'redeeming'
  | 'billNumbers'
  | 'slips'
  | 'sending'
  | 'backups'
  | 'programs'
  | 'privacy'
  | 'staff';
export type Unit =
  | 'money'
  | 'seconds'
  | 'minutes'
  | 'hours'
  | 'days'
  | 'perMinute'
  | 'count'
  | 'text'
  | 'numbers'
  | 'texts';

export interface SettingField {
  name: TypedName;
  part: SettingPart;
  unit: Unit;
}

export const settingFields: SettingField[] = [
  { name: 'currency', part: 'store', unit: 'text' },
  { name: 'locale', part: 'store', unit: 'text' },
  { name: 'storeName', part: 'store', unit: 'text' },
  { name: 'storeId', part: 'store', unit: 'text' },
  { name: 'dialCode', part: 'store', unit: 'text' },
  { name: 'cardSeries', part: 'store', unit: 'text' },
  { name: 'caps.perCoupon', part: 'limits', unit: 'money' },
  { name: 'caps.perMemberAndDay', part: 'limits', unit: 'money' },
  { name: 'caps.perTill', part: 'limits', unit: 'money' },
  { name: 'caps.perOutage', part: 'limits', unit: 'money' },
  { name: 'caps.hardStop', part: 'limits', unit: 'money' },
  { name: 'factsAgeLimitMs', part: 'limits', unit: 'hours' },
  { name: 'clockToleranceMs', part: 'limits', unit: 'seconds' },
  { name: 'goodwill.series', part: 'goodwill', unit: 'numbers' },
  { name: 'goodwill.reasons', part: 'goodwill', unit: 'texts' },
  { name: 'goodwill.perMemberAndDay', part: 'goodwill', unit: 'count' },
  { name: 'goodwill.perPersonAndDay', part: 'goodwill', unit: 'count' },
  { name: 'goodwill.valuePerDay', part: 'goodwill', unit: 'money' },
  { name: 'goodwill.promisedOffline', part: 'goodwill', unit: 'count' },
  { name: 'points.minimum', part: 'points', unit: 'count' },
  { name: 'points.step', part: 'points', unit: 'count' },
  { name: 'points.maximum', part: 'points', unit: 'count' },
  { name: 'points.worth', part: 'points', unit: 'text' },
  { name: 'points.offlineCap', part: 'points', unit: 'money' },
  { name: 'points.goodwillMost', part: 'points', unit: 'count' },
  { name: 'redeemTimeLimitMs', part: 'redeeming', unit: 'seconds' },
  { name: 'readTimeLimitMs', part: 'redeeming', unit: 'seconds' },
  { name: 'billOrganisation', part: 'billNumbers', unit: 'text' },
  { name: 'billStore', part: 'billNumbers', unit: 'text' },
  { name: 'billTill', part: 'billNumbers', unit: 'text' },
  { name: 'slipHeader', part: 'slips', unit: 'text' },
  { name: 'slipFooter', part: 'slips', unit: 'text' },
  { name: 'answerTimeLimitMs', part: 'sending', unit: 'seconds' },
  { name: 'settleWindowMs', part: 'sending', unit: 'seconds' },
  { name: 'doubtLimitMs', part: 'sending', unit: 'minutes' },
  { name: 'blockedLimitMs', part: 'sending', unit: 'minutes' },
  { name: 'requestBudget', part: 'sending', unit: 'perMinute' },
  { name: 'lanes', part: 'sending', unit: 'count' },
  { name: 'billBatch', part: 'sending', unit: 'count' },
  { name: 'billOldestDays', part: 'sending', unit: 'days' },
  { name: 'billOldestKey', part: 'sending', unit: 'text' },
  { name: 'retroSignature', part: 'sending', unit: 'text' },
  { name: 'keepConfirmedDays', part: 'sending', unit: 'days' },
  { name: 'backupEveryMs', part: 'backups', unit: 'minutes' },
  { name: 'keepBackups', part: 'backups', unit: 'count' },
  { name: 'keepBackupDays', part: 'backups', unit: 'days' },
  { name: 'keepMemberDays', part: 'privacy', unit: 'days' },
  { name: 'billFolder', part: 'programs', unit: 'text' },
  { name: 'idleLockMs', part: 'staff', unit: 'minutes' },
];

/** How many of the stored unit one typed unit is: times are kept in milliseconds. */
export const unitSize: Record<Exclude<Unit, 'money' | 'text' | 'numbers' | 'texts'>, number> = {
  seconds: 1000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 1,
  perMinute: 1,
  count: 1,
};

/** `caps.perTill` is `perTill` of the group `caps`; null for a setting of its own. */
export function groupOf(name: TypedName): { group: GroupName; key: string } | null {
  const [group, key] = name.split('.');
  return key === undefined ? null : { group: group as GroupName, key };
}
