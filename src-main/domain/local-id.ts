/** The id of a member enrolled at this till, until Capillary gives one. */
const prefix = 'new:';

export const localIdOf = (decisionId: string): string => `${prefix}${decisionId}`;

export const isLocalId = (customerId: string): boolean => customerId.startsWith(prefix);
