/** Words of members: enrolling, changing, the card. */
export const member = {
  identifier: {
    mobile: 'Mobile number',
    email: 'E-mail address',
    card: 'Card',
    externalId: 'Other number',
    id: 'Member number',
  },
} as const;
