/** What is needed to write about a member again, word for word, after any restart. The member itself is the entry's. */
export type MemberIdentifier = { type: 'mobile' | 'email' | 'externalId' | 'cardnumber'; value: string };
export type MemberChannel = { type: 'mobile' | 'email'; value: string };

export interface EnrolMemberRequest {
  firstName: string;
  lastName: string;
  identifiers: MemberIdentifier[];
  fields: Record<string, string>;
  extendedFields: Record<string, string>;
  /** Ways in which the brand may write to the member. */
  channels: MemberChannel[];
  /** Which series its card is of; null = not said. */
  cardSeries: string | null;
}

export interface UpdateMemberRequest {
  firstName: string;
  lastName: string;
  fields: Record<string, string>;
  extendedFields: Record<string, string>;
  /** null = as it was. */
  channels: MemberChannel[] | null;
}

export interface ChangeIdentifierRequest {
  add: MemberIdentifier[];
  remove: MemberIdentifier[];
  cardSeries: string | null;
}

export interface ChangeStatusRequest {
  label: string;
  reason: string;
}

export interface AddNoteRequest {
  /** How Capillary's older calls are told whose note it is. */
  identifier: { type: MemberIdentifier['type'] | 'id'; value: string };
  text: string;
}

export interface ChangeLabelsRequest {
  add: string[];
  remove: string[];
}

export type MemberRequest =
  | { kind: 'enrol-member'; request: EnrolMemberRequest | null }
  | { kind: 'update-member'; request: UpdateMemberRequest | null }
  | { kind: 'change-identifier'; request: ChangeIdentifierRequest | null }
  | { kind: 'change-member-status'; request: ChangeStatusRequest | null }
  | { kind: 'add-note'; request: AddNoteRequest | null }
  | { kind: 'change-labels'; request: ChangeLabelsRequest | null };
