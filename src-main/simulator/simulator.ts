// A Capillary of our own over real HTTP, with state: listens, answers, breaks on demand, and stops without
// leaving anything running. It imports nothing of the client, and the client imports nothing of it.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CallEntry } from './call-log.ts';
import { answerControl, controlPath, type Doors } from './control.ts';
import { exchangeCall } from './exchange.ts';
import type { Faults } from './faults.ts';
import { issueCoupon, type LiveWorld, type NewCoupon } from './ledger.ts';
import { defaultModes, type Modes, modesSchema } from './modes.ts';
import { addressOf } from './read-incoming.ts';
import { createTrainingSeed } from './seed.ts';
import { createState } from './state.ts';
import type { Coupon, World } from './world.ts';

const RETRY_MS = 250;

export interface SimulatorOptions extends Partial<Modes> {
  /** the training world when absent */
  seed?: World;
  /** epoch milliseconds */
  now?: () => number;
  /** the cluster's distance from UTC; 330 is +05:30 */
  clusterOffsetMinutes?: number;
}

export interface Simulator {
  /** Rejects when the port is taken (`code` EADDRINUSE). Port 0 picks a free one. */
  listen(port?: number, host?: string): Promise<{ url: string }>;
  /** Breaks every connection and calls off everything that was still to happen. */
  close(): Promise<void>;
  /** `refuse`: nobody listens on the port. `break`: connections are taken and broken. */
  down(how?: 'refuse' | 'break'): Promise<void>;
  /** Back on the same port. */
  up(): Promise<void>;
  /** What the platform holds at this moment; to be read, not changed. */
  readonly world: LiveWorld;
  readonly calls: readonly CallEntry[];
  readonly faults: Faults;
  readonly modes: Readonly<Modes>;
  setModes(changes: Partial<Modes>): void;
  issue(coupon: Omit<NewCoupon, 'issuedMs'> & { issuedMs?: number }): Coupon;
  expireTokens(): void;
  /** Back to the seed: no faults, no log, the first modes, no tokens. */
  reset(): void;
  /** Delays end and late work is done at once, instead of when its time has come. */
  hurry(): void;
  /** When every call has ended, late work included. */
  whenIdle(): Promise<void>;
}

async function start(server: Server, port: number, host: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return (server.address() as AddressInfo).port;
}

function stop(server: Server | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (!server) return resolve();
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function splitOptions({ seed, now = Date.now, clusterOffsetMinutes = 330, ...modes }: SimulatorOptions) {
  return {
    seed: seed ?? createTrainingSeed(now()),
    now,
    offsetMinutes: clusterOffsetMinutes,
    modes: modesSchema.parse({ ...defaultModes, ...modes }),
  };
}

export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const state = createState(splitOptions(options));
  let server: Server | undefined;
  let address = { port: 0, host: '127.0.0.1' };
  let comeBack: NodeJS.Timeout | undefined;
  let isWanted = false;
  let turn = Promise.resolve();

  /** One after the other: a port is free only when the server before has let go of it. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  };

  const open = async (port: number, host: string) => {
    const next = createServer((request, response) => {
      const isControl = addressOf(request).pathname.split('/')[1] === controlPath.slice(1);
      const answering = isControl
        ? answerControl(state, doors, request, response)
        : exchangeCall(state, request, response);
      // A bug here must look like a broken line, not like an answer.
      answering.catch(() => request.socket.destroy());
    });
    address = { port: await start(next, port, host), host };
    server = next;
  };

  const shut = () =>
    inTurn(async () => {
      const current = server;
      server = undefined;
      await stop(current);
    });

  const down = async (how: 'refuse' | 'break' = 'refuse') => {
    if (how === 'break') state.door = 'breaking';
    else await shut();
  };

  const up = async () => {
    clearTimeout(comeBack);
    state.door = 'open';
    await inTurn(async () => {
      if (!server && isWanted) await open(address.port, address.host);
    });
  };

  const comeBackIn = (ms: number) => {
    clearTimeout(comeBack);
    if (!isWanted) return;
    comeBack = setTimeout(() => {
      // Somebody else has the port by now: ours again when they let go.
      up().catch(() => comeBackIn(RETRY_MS));
    }, ms);
  };

  const doors: Doors = {
    down(how, forMs) {
      clearTimeout(comeBack);
      if (forMs !== undefined) comeBackIn(forMs);
      void down(how);
    },
    up,
  };

  return {
    async listen(port = 0, host = '127.0.0.1') {
      if (server) throw new Error('The simulator is listening already');
      state.timers.start();
      await inTurn(() => open(port, host));
      isWanted = true;
      const name = host.includes(':') ? `[${host}]` : host;
      return { url: `http://${name}:${address.port}` };
    },
    async close() {
      isWanted = false;
      clearTimeout(comeBack);
      state.timers.stop();
      await shut();
      await state.timers.whenIdle();
    },
    down,
    up,
    get world() {
      return state.world;
    },
    get calls() {
      return state.calls.list();
    },
    get modes() {
      return state.modes;
    },
    faults: state.faults,
    setModes(changes) {
      state.modes = modesSchema.parse({ ...state.modes, ...changes });
    },
    issue(coupon) {
      return issueCoupon(state.world, { issuedMs: state.now(), ...coupon });
    },
    expireTokens() {
      state.tokens.expireAll();
    },
    reset() {
      state.reset();
    },
    hurry() {
      state.timers.hurry();
    },
    whenIdle() {
      return state.timers.whenIdle();
    },
  };
}
