// The switches of the simulator: every place where the documents are silent or contradict each other
// is one switch here, with the number of the open question (U..) and a default. A mode must never
// decide a business rule that is documented; those live in rules.ts.
import { z } from 'zod';

const status = z.union([z.literal(200), z.literal(201), z.literal(400), z.literal(404), z.literal(500)]);
const failureForm = z.enum(['a', 'b', 'c']);

export const modesSchema = z.strictObject({
  /** U1: which header carries the token. */
  oauthHeader: z.enum(['X-CAP-API-OAUTH-TOKEN', 'CAP-API-ACCESS-TOKEN', 'either']),
  /** U1: whether `Bearer <token>` is taken as well as the bare token. */
  bearerPrefix: z.enum(['rejected', 'accepted']),
  /** U2: `till: md5` with a blank after the colon. */
  blankInBasic: z.enum(['rejected', 'accepted']),
  /** U3: whose token an upload of redemptions takes: that of a client, or one of a person signed in elsewhere. */
  redeemFileToken: z.enum(['client', 'ui']),
  /** U4: what an attribution entity nobody knows spoils: customer reads only, or every call. */
  unknownEntity: z.enum(['lookups-fail', 'all-fail', 'ignored']),
  /** U5: HTTP status of a v2 refusal written as `{errors:[..]}`. */
  refusalStatus: status,
  /** U5: HTTP status of v1.1 when the credentials are wrong (the body says 401 either way). */
  v11CredentialsStatus: z.union([z.literal(200), z.literal(401)]),
  /**
   * U6: failing body of v2 redeem. a: 200, overall `redemptionStatus.status:false`. b: 200, overall fine,
   * only the item says no. c: `{errors:[..],warnings:[]}` with `refusalStatus`.
   */
  redeemFailure: failureForm,
  /** U6: failing body of v2 is_redeemable, same letters. */
  checkFailure: failureForm,
  /** U6: one bad code in a comma list: judged alone, or it sinks the others with 749. */
  checkSeveral: z.enum(['each', 'sink']),
  /** U6: failing body of v2 bulk issue: errors of the item, or `{errors:[..],warnings:[]}` with `refusalStatus`. */
  issueFailure: z.enum(['item', 'errors']),
  /** U10: which spelling of the flag makes v2 bulk redeem check only; the other one redeems. */
  bulkCheckFlag: z.enum(['is_redeemable', 'isredeemable', 'both']),
  /**
   * U12: several codes in v2 bulk redeem, one of them bad: nothing is redeemed; each stands for itself; or, with all of
   * them good, only the first is answered, as in a sample.
   */
  bulkRedeem: z.enum(['all-or-nothing', 'each', 'answers-first']),
  /** U12: how many codes v2 bulk redeem takes. */
  bulkRedeemLimit: z.union([z.literal(50), z.literal(100)]),
  /** U6: failing body of v2 bulk redeem: errors of the items, or `{errors:[..],warnings:[]}` with `refusalStatus`. */
  bulkRedeemFailure: z.enum(['item', 'errors']),
  /** U27: issue metadata beyond its limits: taken as it is, or refused with 629. */
  longMetadata: z.enum(['taken', 'refused']),
  /** Not numbered: what a character of metadata is: a UTF-16 unit, two of which make an emoji, or a code point. */
  metadataLength: z.enum(['units', 'points']),
  /** U7: `redemptionId` beside the coupon's id; or an old server, where `id` is the only number there is. */
  redemptionIds: z.enum(['both', 'id-is-redemption', 'id-is-coupon']),
  /** U8, U18: whose clock the expiry and window rules use when a redemptionTime is sent. */
  redemptionTime: z.enum(['honoured', 'honoured-for-offline-series', 'ignored']),
  /** U14: answer to revoke nested under `entity`, or flat with a misspelt key and numbers of its own. */
  revokeAnswer: z.enum(['nested', 'flat']),
  /** U9: whether a 429 of the rate limit says when to come back. */
  retryAfter: z.enum(['given', 'absent']),
  /** U13: which of `details=true` and `details=extended` is the richer one. */
  details: z.enum(['extended-is-richer', 'true-is-richer']),
  /** U16: how a day of the week is numbered in redemptionRange. */
  dayOfWeek: z.enum(['sunday-is-0', 'sunday-is-1', 'monday-is-1']),
  /** U24: v1.1 isredeemable plain, or with a second `response` inside a `redeem` block. */
  v11CheckNesting: z.enum(['plain', 'double']),
  /** U31: requests a minute per key; 0 means no limit. */
  requestsPerMinute: z.number().int().nonnegative(),
  /** U32: body of the 401 for a token that is expired or unknown. */
  expiredTokenBody: z.enum(['errors', 'empty']),
  /** U36: answer to the very same redeem sent again: what the rules say (711 for a single use), or this. */
  repeatCode: z.union([z.literal('by-rule'), z.literal([711, 716, 747, 728, 736])]),
  /** U37: whether an empty transactionNumber is refused with 718. */
  transactionNumber: z.enum(['required', 'optional']),
  /** U39: which rule wins when several say no. */
  ruleOrder: z.enum(['cheapest-first', 'reversed']),
  /** U40: several codes in one v2 redeem: all or none, or refused with 629. */
  severalCodes: z.enum(['all-or-nothing', 'refused']),
  /** U41: a v1.1 isredeemable refusal carries 706 as in the sample, or the rule's own number. */
  v11CheckCode: z.enum(['706', 'rule']),
  /** U42: whether v2 redeem and check take a coupon id where a code belongs. */
  couponIdAsCode: z.enum(['rejected', 'accepted']),
  /** U43: newer servers add validTillDateTime (end of the day) beside validTill (midnight). */
  validTillDateTime: z.enum(['absent', 'given']),
  /** U44: a series' validTillDate loses a day on conversion. */
  seriesDayShift: z.enum(['none', 'one-day-early']),
  /** U45: expiryStrategyValue of a series that ends as a whole. */
  seriesExpiryValue: z.union([z.literal(1), z.literal(-1)]),
  /** U47: the name of the series' number in v1.1 coupon issue. */
  v11IssueSeries: z.enum(['series_id', 'id', 'either']),
  /** U48: which spelling of billAmount v2 redeem takes. */
  billAmount: z.enum(['either', 'string', 'number']),
  /** U50: form of `customFields` when a bill is attached to a redemption. */
  customFields: z.enum(['either', 'object', 'array']),
  /**
   * U50 for a bill attached to a redemption, not numbered for another end of codes: answers no document shows.
   * success: `{warnings,errors,success:true}`. bulk: the form of v2 bulk calls. bare: no marker at all.
   */
  unshownAnswer: z.enum(['success', 'bulk', 'bare']),
  /** U59: a lookup that finds nobody: an error, or an answer without an entity. */
  lookupMiss: z.enum(['errors', 'empty']),
  /** Not numbered: which of the numbers says that an identifier belongs to somebody else. */
  takenIdentifier: z.literal([1014, 1016, 1032, 1033, 8007, 8008, 8050]),
  /** Not numbered: a customer that was merged: refused with 8069, or the survivor answers with warning 91009. */
  mergedCustomer: z.enum(['refused', 'survivor']),
  /** Not numbered: what a card is called among the identifiers of a body: a sample and its table differ. */
  cardIdentifier: z.enum(['either', 'cardnumber', 'card']),
  /** U62: the largest page a search gives. */
  searchLimitMaximum: z.number().int().positive(),
  /** Not numbered: a series' own code, marked as needed, left out in samples: made up, or refused with 753. */
  seriesCode: z.enum(['made-up', 'required']),
  /** Not numbered: what a change of a series leaves out: stays as it was, or has to be there as in a new one. */
  seriesUpdate: z.enum(['merges', 'replaces']),
  /** Not numbered: the newest sample of a change wraps the series, older documents show it bare. */
  seriesUpdateBody: z.enum(['either', 'wrapped']),
  /** Not numbered: `expired=true` of v1.1 coupon series: those that have ended besides, or only those. */
  expiredSeries: z.enum(['added', 'only']),
  /** Not numbered: how the upload host says no: HTTP status and body, a body under HTTP 200, or a status alone. */
  uploadFailure: z.enum(['status', 'inside', 'empty']),
  /** Not numbered: whether the first row of an uploaded file holds the names of its columns. */
  uploadFirstRow: z.enum(['names', 'data']),
  /** How long an uploaded file is said to be under way, milliseconds. */
  uploadMs: z.number().nonnegative(),
  /** Not numbered: the answer to issue/multiple stands alone or under `entity`; the page's end is lost. */
  multipleAnswer: z.enum(['alone', 'entity']),
  /** Not numbered: more coupons asked for than a limit leaves: none are issued, or as many as go. */
  multipleShort: z.enum(['none', 'some']),
  /** Not numbered: a code that should end after its series: refused with 629, or cut to the series' end. */
  expiryBeyondSeries: z.enum(['refused', 'cut']),
  /** U51: a bill number that is there already: an error, or a warning beside the earlier bill's id. */
  duplicateBill: z.enum(['error', 'warning']),
  /** U53: how many bills one bulk call takes; 0 means no limit. */
  billBatchLimit: z.number().int().nonnegative(),
  /** U54: whether failing items of a bulk call are counted, and still carry an id and a result as in a sample. */
  billFailureCount: z.enum(['counted', 'zero']),
  /** U57: which of a tender's two names a bill has to use. */
  tenderName: z.enum(['name', 'canonical', 'either']),
  /** U52: days after which a bill is too old (644), and how far it may lie ahead (643); 0 means no limit. */
  billPastDays: z.number().int().nonnegative(),
  billFutureDays: z.number().int().nonnegative(),
  /** U23: a bill with an unknown item or tender: refused; or parked, with an error or as if it had been taken. */
  parkedBill: z.enum(['off', 'error', 'no-id']),
  /** U15: the address under which parked bills are; under the other there is nothing. */
  parkedBillsAt: z.enum(['organization', 'v2']),
  /** Not numbered: what loyalty gives for a bill: points alone, or a coupon too from 100 up; nothing at once (async). */
  billSideEffects: z.enum(['points', 'points-and-coupon', 'none']),
  /** U55: warnings that hold an empty object. */
  emptyWarnings: z.enum(['none', 'one']),
  /** Not numbered: which return types the organisation has switched off (673–676). */
  returnsOff: z.enum(['none', 'all']),
  /** Not numbered: which of the three numbers for an unknown code; by-call is 780 for v2 checks, else 702. */
  unknownCode: z.union([z.literal('by-call'), z.literal([702, 719, 780])]),
  /** Not numbered: the two spellings of the request id header differ by a hyphen. */
  requestIdHeader: z.enum(['X-Cap-Requestid', 'X-CAP-REQUEST-ID', 'both', 'none']),
  /** Not numbered: v1.1 numbers and booleans as strings, or typed as in newer samples. */
  v11Scalars: z.enum(['strings', 'typed']),
  /** Not numbered: one v1.1 child as an object, or as an array of one. */
  v11One: z.enum(['object', 'array']),
  /** Not numbered: an empty v1.1 element. */
  v11Empty: z.enum(['array', 'string', 'object', 'missing']),
  /** Not numbered: some v1.1 redeem samples lack the `response` around everything. */
  v11RedeemWrapper: z.enum(['given', 'missing']),
  /** Not numbered: one login sample has a flag with line breaks around it. */
  loginFlag: z.enum(['plain', 'padded']),
  /** U24: where the answer to v1.1 points/isredeemable stands. */
  pointsCheck: z.enum(['plain', 'nested']),
  /** U25: the same external reference number once more: the first answer again, or a refusal. */
  pointsRepeat: z.enum(['original', 'refused']),
  /** U25: whether the list of redemptions knows the filter by external reference number. */
  pointsFilter: z.enum(['honoured', 'ignored']),
  /** U26: the answer of v2 points redemption names the redemption, or says nothing that anybody has seen. */
  pointsRedeemV2: z.enum(['named', 'bare']),
  /** Switches of the organisation: points without a code, giving points back. */
  pointsCode: z.enum(['wanted', 'skipped-if-asked']),
  pointsReversal: z.enum(['on', 'off']),
  /** U28: the number of a goodwill request that went well. */
  goodwillCode: z.union([z.literal(9000), z.literal(9100)]),
  /** Not numbered: bodies may come compressed when the caller accepts it. */
  compression: z.enum(['none', 'gzip']),
});

export type Modes = z.infer<typeof modesSchema>;

export const defaultModes: Readonly<Modes> = {
  oauthHeader: 'X-CAP-API-OAUTH-TOKEN',
  bearerPrefix: 'rejected',
  blankInBasic: 'rejected',
  redeemFileToken: 'client',
  unknownEntity: 'lookups-fail',
  refusalStatus: 400,
  v11CredentialsStatus: 401,
  redeemFailure: 'c',
  checkFailure: 'b',
  checkSeveral: 'each',
  issueFailure: 'item',
  bulkCheckFlag: 'is_redeemable',
  bulkRedeem: 'all-or-nothing',
  bulkRedeemLimit: 50,
  bulkRedeemFailure: 'item',
  longMetadata: 'refused',
  metadataLength: 'units',
  redemptionIds: 'both',
  redemptionTime: 'honoured',
  revokeAnswer: 'nested',
  retryAfter: 'given',
  details: 'extended-is-richer',
  dayOfWeek: 'sunday-is-0',
  v11CheckNesting: 'plain',
  requestsPerMinute: 0,
  expiredTokenBody: 'errors',
  repeatCode: 'by-rule',
  transactionNumber: 'required',
  ruleOrder: 'cheapest-first',
  severalCodes: 'all-or-nothing',
  v11CheckCode: '706',
  couponIdAsCode: 'rejected',
  validTillDateTime: 'absent',
  seriesDayShift: 'none',
  seriesExpiryValue: 1,
  v11IssueSeries: 'series_id',
  billAmount: 'either',
  customFields: 'either',
  unshownAnswer: 'success',
  lookupMiss: 'errors',
  takenIdentifier: 8007,
  mergedCustomer: 'refused',
  cardIdentifier: 'either',
  searchLimitMaximum: 100,
  seriesCode: 'made-up',
  seriesUpdate: 'merges',
  seriesUpdateBody: 'either',
  expiredSeries: 'added',
  uploadFailure: 'status',
  uploadFirstRow: 'names',
  uploadMs: 0,
  multipleAnswer: 'alone',
  multipleShort: 'none',
  expiryBeyondSeries: 'refused',
  duplicateBill: 'error',
  billBatchLimit: 0,
  billFailureCount: 'counted',
  tenderName: 'either',
  billPastDays: 0,
  billFutureDays: 1,
  parkedBill: 'off',
  parkedBillsAt: 'organization',
  billSideEffects: 'points',
  emptyWarnings: 'none',
  returnsOff: 'none',
  unknownCode: 'by-call',
  requestIdHeader: 'X-Cap-Requestid',
  v11Scalars: 'strings',
  v11One: 'object',
  v11Empty: 'array',
  v11RedeemWrapper: 'given',
  loginFlag: 'plain',
  pointsCheck: 'plain',
  pointsRepeat: 'original',
  pointsFilter: 'honoured',
  pointsRedeemV2: 'named',
  pointsCode: 'wanted',
  pointsReversal: 'on',
  goodwillCode: 9100,
  compression: 'none',
};
