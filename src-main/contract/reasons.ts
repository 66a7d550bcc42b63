/**
 * Every reason the till can give for a "no" or a "not yet": a stable key, what happened, and what to do
 * next, in English. Screens may translate by key; point-of-sale programs read the sentences as they are.
 * `{{name}}` stands for a fact. The platform's own words are never put in here, they are shown below.
 */
import { z } from 'zod';
import { billReasons } from './reasons-bill.ts';
import { billFileReasons } from './reasons-bill-files.ts';
import { changeReasons } from './reasons-change.ts';
import { couponReasons } from './reasons-coupon.ts';
import { goodwillReasons } from './reasons-goodwill.ts';
import { keyReasons } from './reasons-keys.ts';
import { memberReasons } from './reasons-member.ts';
import { pointsReasons } from './reasons-points.ts';
import { privacyReasons } from './reasons-privacy.ts';
import { seriesReasons } from './reasons-series.ts';
import { tillReasons } from './reasons-till.ts';
import { uploadReasons } from './reasons-upload.ts';

const sentences = {
  ...couponReasons,
  ...changeReasons,
  ...billReasons,
  ...goodwillReasons,
  ...pointsReasons,
  ...keyReasons,
  ...privacyReasons,
  ...billFileReasons,
  ...memberReasons,
  ...seriesReasons,
  ...tillReasons,
  ...uploadReasons,
};

export type ReasonKey = keyof typeof sentences;
export const reasonSentences: Record<ReasonKey, { says: string; next: string }> = sentences;

const keys = Object.keys(sentences) as [ReasonKey, ...ReasonKey[]];
export const reasonKey = z.enum(keys);

/** hard = nobody at the till can lift it; soft = a manager may; info = worth knowing, stops nothing. */
export const reason = z.object({
  key: reasonKey,
  weight: z.enum(['hard', 'soft', 'info']),
  message: z.string(),
  next: z.string(),
  facts: z.record(z.string(), z.string()),
});
export type Reason = z.infer<typeof reason>;

export type Facts = Record<string, string>;

function fill(template: string, facts: Facts): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => facts[name] ?? '?');
}

/** The two sentences of a reason with its facts filled in. */
export function sentencesOf(key: ReasonKey, facts: Facts = {}): { message: string; next: string } {
  const { says, next } = reasonSentences[key];
  return { message: fill(says, facts), next: fill(next, facts) };
}

export function giveReason(key: ReasonKey, weight: Reason['weight'], facts: Facts = {}): Reason {
  return { key, weight, facts, ...sentencesOf(key, facts) };
}
