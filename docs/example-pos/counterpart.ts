/**
 * Counterpart for a point-of-sale program in one file, with nothing but `fetch`: copy it. What it must never do: make a
 * new call out of an unanswered one. A repeat with the same bill number and code finds what was done already.
 */

export interface Options {
  /** e.g. `http://127.0.0.1:4870` */
  url: string;
  /** Made in Settings, POS programs. Keep it where your program keeps its passwords. */
  key: string;
}

export interface Bill {
  number: string;
  /** With a point, e.g. `40.00`. */
  amount: string;
}

export interface Failure {
  /** What to branch on; `reason` says it more exactly. */
  kind: string;
  reason: string;
  /** For the cashier: what happened, and what to do next. */
  message: string;
  next: string;
  retryAfterMs?: number;
}

export type Answer<Value> = { ok: true; value: Value } | { ok: false; failure: Failure };

export interface Money {
  amountMinor: number;
  currency: string;
}

export interface RedeemedCoupon {
  code: string;
  outcome: 'redeemed' | 'accepted' | 'checking' | 'refused' | 'needs-manager';
  moneyOff: Money | null;
  reasons: { message: string; next: string }[];
  entry: { id: string } | null;
}

export interface Redeemed {
  coupons: RedeemedCoupon[];
  bill: { number: string; amount: Money; off: Money; toPay: Money };
}

export interface AddedBill {
  outcome: 'sent' | 'waits' | 'checking' | 'refused' | 'withdrawn';
  reasons: { message: string; next: string }[];
  entry: { id: string };
}

export interface TillEvent {
  id: string;
  type: string;
  redemption?: { entryId: string; code: string; own: boolean; bill: { number: string } };
  bill?: { entryId: string; number: string; own: boolean };
  counter?: { requestId: string };
}

export type Member = { customerId: string } | { identifier: { type: string; value: string } };

const tries = 5;
const silent: Failure = {
  kind: 'unreachable',
  reason: 'no-answer',
  message: 'Counterpart does not answer on this machine.',
  next: 'Start it, then press again: the same bill and coupon are never redeemed twice.',
};

export function connectCounterpart({ url, key }: Options) {
  const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' };

  /** Every operation may be repeated as it stands, so silence and "too often" are simply tried again for a while. */
  async function call<Value>(operation: string, input: unknown): Promise<Answer<Value>> {
    let last: Answer<Value> = { ok: false, failure: silent };
    for (let count = 0; count < tries; count += 1) {
      let waitMs = 250 * 2 ** count;
      try {
        const body = JSON.stringify(input);
        const response = await fetch(`${url}/api/${operation}`, { method: 'POST', headers, body });
        last = (await response.json()) as Answer<Value>;
        if (last.ok || response.status !== 429) return last;
        waitMs = last.failure.retryAfterMs ?? waitMs;
      } catch {
        // nobody listens there, or the answer was lost: both are mended by the same call once more
      }
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
    return last;
  }

  return {
    /** Onto the cashier's screen; `counter.opened` follows as an event. */
    openCounter: (input: { member?: Member; bill?: Partial<Bill> }) =>
      call<{ requestId: string }>('openCounter', input),
    findMember: (member: Member) => call<{ id: string; name: string }>('lookupCustomer', member),
    check: (customerId: string, codes: string[], bill: Bill) =>
      call<{ coupons: { code: string; verdict: string }[] }>('checkCoupons', { customerId, codes, bill }),
    redeem: (customerId: string, codes: string[], bill: Bill) =>
      call<Redeemed>('redeemCoupons', { customerId, codes, bill }),
    /**
     * `decisionId`: a UUID made once for this bill and kept with it; `redemptions`: the `entry.id` of every coupon given
     * for it. With `beforeCoupons` the amounts are those before them.
     */
    addBill: (input: {
      decisionId: string;
      customerId: string | null;
      bill: Bill & Record<string, unknown>;
      redemptions: string[];
      beforeCoupons?: boolean;
    }) => call<AddedBill>('addBill', input),
    events: (lastId: string | null, stop: AbortSignal) => listen({ url, key }, lastId, stop),
  };
}

export type Counterpart = ReturnType<typeof connectCounterpart>;

const againMs = 1000;

/** For ever, over restarts of the till: each event once, none left out. Keep the last id where it survives a restart. */
async function* listen(
  { url, key }: Options,
  lastId: string | null,
  stop: AbortSignal,
): AsyncGenerator<TillEvent> {
  let last = lastId;
  while (!stop.aborted) {
    try {
      const headers: Record<string, string> = { Authorization: `Bearer ${key}` };
      if (last !== null) headers['Last-Event-ID'] = last;
      const response = await fetch(`${url}/api/program-events`, { headers, signal: stop });
      if (response.status === 401 || response.status === 403) return;
      for await (const event of readEvents(response)) {
        last = event.id;
        yield event;
      }
    } catch {
      // the till was stopped, or we were: the loop decides
    }
    if (!stop.aborted) await new Promise((resolve) => setTimeout(resolve, againMs));
  }
}

async function* readEvents(response: Response): AsyncGenerator<TillEvent> {
  if (response.body === null || !response.ok) return;
  const decoder = new TextDecoder();
  let text = '';
  for await (const bytes of response.body) {
    text += decoder.decode(bytes, { stream: true });
    const pieces = text.split('\n\n');
    text = pieces.pop() ?? '';
    for (const piece of pieces) {
      const data = piece.split('\n').find((line) => line.startsWith('data: '));
      if (data) yield JSON.parse(data.slice('data: '.length)) as TillEvent;
    }
  }
}
