/** How long a manager's word for one call holds, in milliseconds. */
export const approvalMs = 5 * 60_000;
