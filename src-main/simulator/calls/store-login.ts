// GET /v1.1/store/login: proves a till's credentials and tells the clock of the cluster.
import { isoText } from '../cluster-time.ts';
import { v11Answer } from '../v11.ts';
import type { Answer, Call } from '../wire.ts';

export function storeLogin(call: Call): Answer {
  const { till } = call.caller;
  const { organisation } = call.world;
  return v11Answer(call, 200, {
    store: {
      user: {
        username: till.code,
        first_name: till.name,
        last_name: '',
        org_name: organisation.name,
        user_id: till.id,
        type: 'TILL',
        org_id: organisation.id,
        server_time: isoText(call.nowMs, call.offsetMinutes),
        store_server_prefix: '',
        associate_login_enabled: call.modes.loginFlag === 'padded' ? '\nfalse\n' : false,
      },
    },
  });
}
