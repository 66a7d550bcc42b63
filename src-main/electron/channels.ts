/** The two channels between the window and the main side. There must never be a third. */
export const callChannel = 'counterpart:call';
export const eventChannel = 'counterpart:event';
