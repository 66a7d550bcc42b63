/**
 * The table of operations: all that the program can be asked to do, through either door. Adding a row here and
 * a file in `operations/` is all it takes; doors, description and access check read this table.
 */
import type { z } from 'zod';
import { auditOperations } from './audit.ts';
import { backupOperations } from './backups.ts';
import { billDeskOperations } from './bill-desk.ts';
import { billFileOperations } from './bill-files.ts';
import { billNumberOperations } from './bill-numbers.ts';
import { billOperations } from './bills.ts';
import { connectionOperations } from './connection.ts';
import { counterOperations } from './counter-requests.ts';
import { couponChangeOperations } from './coupon-changes.ts';
import { couponOperations } from './coupons.ts';
import { customerOperations } from './customers.ts';
import { deskOperations } from './desk.ts';
import { entryOperations } from './entries.ts';
import { goodwillOperations } from './goodwill.ts';
import { keyOperations } from './keys.ts';
import { memberOperations } from './members.ts';
import { pointsOperations } from './points.ts';
import { privacyOperations } from './privacy.ts';
import { programKeyOperations } from './program-keys.ts';
import { recoveryOperations } from './recovery.ts';
import { seriesOperations } from './series.ts';
import { sessionOperations } from './session.ts';
import { settingsOperations } from './settings.ts';
import { shiftOperations } from './shift.ts';
import { statusOperations } from './status.ts';
import { takenOutOperations } from './taken-out.ts';
import { uploadOperations } from './uploads.ts';

export const operations = {
  ...sessionOperations,
  ...statusOperations,
  ...connectionOperations,
  ...settingsOperations,
  ...customerOperations,
  ...memberOperations,
  ...couponOperations,
  ...couponChangeOperations,
  ...billNumberOperations,
  ...billOperations,
  ...billDeskOperations,
  ...goodwillOperations,
  ...pointsOperations,
  ...seriesOperations,
  ...entryOperations,
  ...deskOperations,
  ...shiftOperations,
  ...backupOperations,
  ...recoveryOperations,
  ...keyOperations,
  ...auditOperations,
  ...uploadOperations,
  ...takenOutOperations,
  ...programKeyOperations,
  ...counterOperations,
  ...privacyOperations,
  ...billFileOperations,
} as const;

export type OperationName = keyof typeof operations;
/** What a caller writes. */
export type OperationInput<Name extends OperationName> = z.input<(typeof operations)[Name]['input']>;
/** What the operation receives once the input was read. */
export type ReadInput<Name extends OperationName> = z.output<(typeof operations)[Name]['input']>;
export type OperationOutput<Name extends OperationName> = z.output<(typeof operations)[Name]['output']>;

export const operationNames = Object.keys(operations) as OperationName[];

export function isOperationName(name: string): name is OperationName {
  return Object.hasOwn(operations, name);
}
