/** The page needs nothing of the machine: every permission is refused, asked for or looked up. Electron grants by default. */
export interface PermissionSession {
  setPermissionRequestHandler: (
    handler: (page: unknown, permission: string, answer: (granted: boolean) => void) => void,
  ) => void;
  setPermissionCheckHandler: (handler: (page: unknown, permission: string) => boolean) => void;
  setDevicePermissionHandler: (handler: (device: unknown) => boolean) => void;
}

export function denyPermissions(session: PermissionSession): void {
  session.setPermissionRequestHandler((_page, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}
