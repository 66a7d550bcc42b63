/** What a manager can set. Every open question about the platform is a switch here, with a careful default. */
import { z } from 'zod';
import { connectionView } from './connection.ts';
import { currencyCode, minorUnits } from './money.ts';
import { row } from './operation.ts';

const minutes = 60_000;
const cap = minorUnits.refine((value) => value >= 0 && value <= 100_000_000_00);

export const settings = z.strictObject({
  /** The organisation's currency and the locale amounts and dates are written in. */
  currency: currencyCode,
  locale: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
  storeName: z.string().trim().max(80),
  /** The store's number at Capillary; empty = not known, and coupons for certain stores are not taken offline. */
  storeId: z.string().regex(/^\d{0,18}$/),
  appearance: z.enum(['system', 'light', 'dark']),
  /** Which call redeems: v2 tells more, v1.1 fires the brand's loyalty events. */
  redeemWith: z.enum(['v2', 'v1.1']),
  /** Several coupons of one bill with the line up: each stands or falls by itself, or all or none. */
  redeemSeveral: z.enum(['apart', 'together']),
  /** Which call checks coupons before they are redeemed. */
  checkWith: z.enum(['v2', 'v1.1']),
  /** Which call gives a coupon as goodwill; only `bulk` and `multiple` tell Capillary the reason. */
  issueWith: z.enum(['bulk', 'multiple', 'single', 'v1.1']),
  /** How many bills of a backlog go in one call; 1 = each by itself (U53). */
  billBatch: z.number().int().min(1).max(50),
  /** Which of a tender's two names stands on a bill (U57). */
  tenderName: z.enum(['name', 'canonical']),
  /** Whether Capillary lists returns beside their bill: then a part that was returned is found again. */
  returnsRead: z.enum(['not-listed', 'listed']),
  /** Under which address Capillary has the bills it parked (U15). */
  parkedBillsAt: z.enum(['organization', 'v2']),
  /** Whether bills are captured here, or the point-of-sale program sends them. */
  billsFrom: z.enum(['here', 'program']),
  /** What the organisation agreed on with Capillary for giving nobody's bills to members; empty = nothing. */
  retroSignature: z.string().max(200),
  /** Capillary takes no bills older than so many days; 0 = not known (U52). */
  billOldestDays: z.number().int().min(0).max(3650),
  /** The organisation's own switch that holds this number; empty = not known. */
  billOldestKey: z.string().regex(/^[A-Z0-9_]{0,80}$/),
  /** A word that some clusters want beside a coupon that is given (U11). */
  issueSource: z.enum(['none', 'INSTORE']),
  /** Country code of mobile numbers that are typed without one, digits only; empty = they are taken as they are. */
  dialCode: z.string().regex(/^\d{0,4}$/),
  /** Which series of cards a member's card is of, where the organisation has several; empty = not said. */
  cardSeries: z.string().trim().max(50),
  /** Under which version the state of uploaded files is read (U15). */
  uploadStatusWith: z.enum(['v1', 'v2']),
  /** How long a redeem waits for Capillary before the till decides. */
  redeemTimeLimitMs: z.number().int().min(500).max(60_000),
  /** How long a read waits before the till goes on by what it remembers. */
  readTimeLimitMs: z.number().int().min(200).max(30_000),
  /** How long one request may take before its answer counts as lost. */
  answerTimeLimitMs: z.number().int().min(1000).max(120_000),
  /** Nothing is sent again before this long after the last attempt. */
  settleWindowMs: z
    .number()
    .int()
    .min(1000)
    .max(30 * minutes),
  /** Requests a minute to Capillary, all together. */
  requestBudget: z.number().int().min(1).max(6000),
  /** How many members' entries are sent side by side. */
  lanes: z.number().int().min(1).max(16),
  /** Offline, facts about a coupon older than this need a manager. */
  factsAgeLimitMs: z
    .number()
    .int()
    .min(minutes)
    .max(400 * 24 * 60 * minutes),
  caps: z.strictObject({
    perCoupon: cap,
    perMemberAndDay: cap,
    /** Money at risk at this till above which a manager is needed. */
    perTill: cap,
    perOutage: cap,
    /** Money at risk above which nobody can accept. */
    hardStop: cap,
  }),
  /** Coupons given as goodwill; above a limit a second manager has to agree. */
  goodwill: z.strictObject({
    /** Numbers of the series the store may give coupons of. */
    series: z.array(z.string().regex(/^\d{1,18}$/)).max(50),
    perMemberAndDay: z.number().int().min(0).max(1000),
    perPersonAndDay: z.number().int().min(0).max(10_000),
    valuePerDay: cap,
    /** How many may be promised while the line is down. */
    promisedOffline: z.number().int().min(0).max(1000),
    /** What a manager chooses from; empty = the reason is written in own words. */
    reasons: z.array(z.string().trim().min(1).max(60)).max(20),
  }),
  /** `code`: a code is sent to the member before points are used, and typed in. `none`: the organisation wants none. */
  pointsValidation: z.enum(['code', 'none']),
  /** Who sends the code: the check itself, or a call of its own (older, newer). */
  pointsCodeWith: z.enum(['check', 'v1.1', 'v2']),
  /** Which call uses points; what the newer one answers is not fully known (U26). */
  pointsRedeemWith: z.enum(['v1.1', 'v2']),
  /** Whether points are taken while the line is down; only where no code is wanted. */
  pointsOffline: z.enum(['no', 'yes']),
  /** Points of members. What the platform tells is taken from it; what it does not tell stands here. */
  points: z.strictObject({
    /** Fewest, step and most at once; 0 as the most = no limit. */
    minimum: z.number().int().min(1).max(1_000_000),
    step: z.number().int().min(1).max(100_000),
    maximum: z.number().int().min(0).max(100_000_000),
    /** Money for one point, decimal text; empty = as the programme tells. */
    worth: z.string().regex(/^(\d{1,6}(\.\d{1,8})?)?$/),
    /** Points taken without Capillary's word and still unsent are worth at most this. */
    offlineCap: cap,
    /** Most goodwill points one request may ask for. */
    goodwillMost: z.number().int().min(1).max(1_000_000),
  }),
  /** Paper of the slips: millimetres of a roll, or a sheet. */
  slipWidth: z.enum(['58', '80', 'A4']),
  /** The store’s own words above and below every slip; lines apart by a bar. */
  slipHeader: z.string().max(200),
  slipFooter: z.string().max(200),
  /** A clock further off Capillary’s than this is not trusted near an expiry. */
  clockToleranceMs: z
    .number()
    .int()
    .min(1000)
    .max(24 * 60 * minutes),
  /** An unanswered question is shown as needing a manager after this long. */
  doubtLimitMs: z
    .number()
    .int()
    .min(minutes)
    .max(7 * 24 * 60 * minutes),
  /** An entry that cannot be sent although the line is up is shown as needing a manager after this long. */
  blockedLimitMs: z
    .number()
    .int()
    .min(minutes)
    .max(7 * 24 * 60 * minutes),
  /** Members leave this till’s memory so many days after they were last seen. */
  keepMemberDays: z.number().int().min(1).max(3650),
  /** Confirmed entries are kept this many days; everything else is kept. */
  keepConfirmedDays: z.number().int().min(1).max(3650),
  /** A backup of the queue is made this often while something is done. */
  backupEveryMs: z
    .number()
    .int()
    .min(5 * minutes)
    .max(24 * 60 * minutes),
  /** So many of the newest backups are kept; of older ones the last of each day. */
  keepBackups: z.number().int().min(2).max(500),
  keepBackupDays: z.number().int().min(0).max(3650),
  /** After so long without work the page is covered until somebody enters a PIN; 0 = never. */
  idleLockMs: z
    .number()
    .int()
    .min(0)
    .max(8 * 60 * minutes),
  /** Where programs that can only write files put their bills; a whole path, empty = nowhere. */
  billFolder: z
    .string()
    .max(400)
    .regex(/^$|^\/|^[A-Za-z]:[\\/]|^\\\\/),
  billFormat: z.enum(['csv', 'json']),
  /** The till makes bill numbers of its own; for shops whose point-of-sale program gives none. */
  ownBillNumbers: z.boolean(),
  /** What own bill numbers begin with; empty = taken from the connection and the store. */
  billOrganisation: z.string().regex(/^[A-Z0-9]{0,6}$/),
  billStore: z.string().regex(/^[A-Z0-9]{0,8}$/),
  billTill: z.string().regex(/^[A-Z0-9]{0,8}$/),
});
export type Settings = z.infer<typeof settings>;

export const defaultSettings: Settings = settings.parse({
  currency: 'GBP',
  locale: 'en-GB',
  storeName: '',
  storeId: '',
  appearance: 'system',
  redeemWith: 'v2',
  redeemSeveral: 'apart',
  checkWith: 'v2',
  issueWith: 'bulk',
  billBatch: 10,
  tenderName: 'name',
  returnsRead: 'not-listed',
  parkedBillsAt: 'organization',
  billsFrom: 'here',
  retroSignature: '',
  billOldestDays: 0,
  billOldestKey: '',
  issueSource: 'none',
  dialCode: '',
  cardSeries: '',
  uploadStatusWith: 'v1',
  redeemTimeLimitMs: 8000,
  readTimeLimitMs: 4000,
  answerTimeLimitMs: 20_000,
  settleWindowMs: 2 * minutes,
  requestBudget: 90,
  lanes: 4,
  factsAgeLimitMs: 24 * 60 * minutes,
  caps: {
    perCoupon: 50_00,
    perMemberAndDay: 100_00,
    perTill: 500_00,
    perOutage: 500_00,
    hardStop: 1000_00,
  },
  goodwill: {
    series: [],
    perMemberAndDay: 2,
    perPersonAndDay: 20,
    valuePerDay: 200_00,
    promisedOffline: 5,
    reasons: [
      'Delivered late',
      'Faulty or missing goods',
      'Wrong price at the till',
      'A coupon that should have worked',
      'Thanks to a loyal customer',
    ],
  },
  pointsValidation: 'code',
  pointsCodeWith: 'check',
  pointsRedeemWith: 'v1.1',
  pointsOffline: 'no',
  points: {
    minimum: 1,
    step: 1,
    maximum: 0,
    worth: '',
    offlineCap: 50_00,
    goodwillMost: 500,
  },
  slipWidth: '80',
  slipHeader: '',
  slipFooter: '',
  clockToleranceMs: 2 * minutes,
  doubtLimitMs: 15 * minutes,
  blockedLimitMs: 60 * minutes,
  keepMemberDays: 90,
  keepConfirmedDays: 400,
  backupEveryMs: 60 * minutes,
  keepBackups: 24,
  keepBackupDays: 30,
  idleLockMs: 10 * minutes,
  billFolder: '',
  billFormat: 'csv',
  ownBillNumbers: false,
  billOrganisation: '',
  billStore: '',
  billTill: '',
});

export const settingsOperations = {
  readSettings: row({
    says: 'The till’s settings and its connection, without secrets.',
    access: 'cashier',
    input: z.strictObject({}),
    output: z.object({ settings, connection: connectionView.nullable() }),
  }),
  saveSettings: row({
    says: 'Changes settings; what is left out stays.',
    access: 'manager',
    input: z.strictObject({
      changes: settings.partial().extend({
        caps: settings.shape.caps.partial().optional(),
        goodwill: settings.shape.goodwill.partial().optional(),
        points: settings.shape.points.partial().optional(),
      }),
    }),
    output: z.object({ settings, connection: connectionView.nullable() }),
  }),
} as const;
