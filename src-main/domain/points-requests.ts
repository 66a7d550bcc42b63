/** What an entry about points asks of Capillary. The one-time code is never among it: it is on no disk. */
import type { MinorUnits } from '../contract/money.ts';

interface WireIdentifier {
  type: 'mobile' | 'email' | 'externalId' | 'cardnumber' | 'id';
  value: string;
}

/** What is needed to send it again, word for word, after any restart; where a code is wanted, that is never done. */
export interface RedeemPointsRequest {
  /** How Capillary is told whose points they are. */
  identifier: WireIdentifier;
  points: number;
  /** As far as the till knew; null = not known. */
  worth: MinorUnits | null;
  /** A one-time code goes along: without it the entry is not sent. */
  needsCode: boolean;
  /** Names under which Capillary knew this till when the entry was made. */
  tills: string[];
}

export interface UndoPointsRequest {
  /** The one they were used with. */
  identifier: WireIdentifier;
  /** Capillary's redemption id. */
  redemptionId: string;
  /** All that were used. */
  points: number;
  /** Their day, YYYY-MM-DD in the platform's zone. */
  redeemedOn: string;
  reason: string;
}

export interface RequestPointsRequest {
  identifier: WireIdentifier;
  points: number;
  reason: string;
  note: string;
}

export interface DecidePointsRequest {
  identifier: WireIdentifier;
  /** Capillary's number of the request. */
  requestId: string;
  decision: 'approve' | 'reject';
  /** What is given; may be less than was asked for. */
  points: number;
  reason: string;
}

/** Each with its kind; null = the stored text could not be read. */
export type PointsEntryRequest =
  | { kind: 'redeem-points'; request: RedeemPointsRequest | null }
  | { kind: 'undo-points'; request: UndoPointsRequest | null }
  | { kind: 'request-points'; request: RequestPointsRequest | null }
  | { kind: 'decide-points-request'; request: DecidePointsRequest | null };
