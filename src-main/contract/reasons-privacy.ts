/** Reasons about what is kept of people. See `reasons.ts`. */
export const privacyReasons = {
  'member-has-waiting': {
    says: 'Something of this member still waits: {{count}}.',
    next: 'Let it be sent, or have it settled on the desk; then erase the member.',
  },
} as const;
