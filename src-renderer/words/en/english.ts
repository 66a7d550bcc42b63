/** All English words in one tree. The sentences of reasons come from the contract, so that both sides agree. */
import { reasonSentences } from '../../../src-main/contract/reasons.ts';
import { audit } from './audit.ts';
import { bills } from './bills.ts';
import { counter, entryWords, verdictWords } from './counter.ts';
import { coupons } from './coupons.ts';
import { desk } from './desk.ts';
import { frame } from './frame.ts';
import { goodwill } from './goodwill.ts';
import { member } from './member.ts';
import { points } from './points.ts';
import { privacy } from './privacy.ts';
import { programs } from './programs.ts';
import { queue } from './queue.ts';
import { recovery } from './recovery.ts';
import { connectionWords, settings } from './settings.ts';
import { shift } from './shift.ts';
import { setUp, signIn } from './sign-in.ts';
import { slip } from './slip.ts';

export const ownWords = {
  frame,
  audit,
  signIn,
  setUp,
  counter,
  privacy,
  programs,
  queue,
  desk,
  member,
  coupons,
  bills,
  goodwill,
  points,
  shift,
  slip,
  settings,
  connection: connectionWords,
  recovery,
  entry: entryWords,
  verdict: verdictWords,
} as const;

export const english = { ...ownWords, reasons: reasonSentences };
