/** Goodwill points for managers: asked for, waiting, decided. */
import { useStore } from 'zustand';
import type { GoodwillPoints } from '../../../../src-main/contract/points.ts';
import { useShared } from '../../../app/shared-context.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Push } from '../../../ui/push.tsx';
import { FailureSentences, Sentences } from '../../../ui/sentences.tsx';
import { useWords } from '../../../words/use-words.ts';
import { GoodwillPointsForm } from './goodwill-points-form.tsx';
import classes from './goodwill-points-part.module.css';
import type { GoodwillPointsStore } from './goodwill-points-store.ts';

export function GoodwillPointsPart({ store }: { store: GoodwillPointsStore }) {
  const act = useStore(store, (state) => state.act);
  return (
    <div className={classes.part}>
      <Asking store={store} />
      {(act.does === 'writing' || act.does === 'sending') && <GoodwillPointsForm store={store} act={act} />}
      <Requests store={store} />
    </div>
  );
}

function Asking({ store }: { store: GoodwillPointsStore }) {
  const { say, reason: sayReason } = useWords();
  const { member, act, begin } = useStore(store);
  const show = useShared('screen', (state) => state.open);
  const isBlocked = member?.fraud === true;
  const made = act.does === 'told' ? act.made : null;
  const [reason] = made?.reasons ?? [];
  return (
    <section className={classes.head} aria-label={say('points.goodwill.title')}>
      <div className={classes.text}>
        <h2 dir="auto">
          {member === null ? say('coupons.given.nobody') : say('points.goodwill.for', { name: member.name })}
        </h2>
        <p className={classes.small}>{say('points.goodwill.says')}</p>
      </div>
      {member === null || isBlocked ? (
        <Push onPush={() => show('counter')}>{say('coupons.given.find')}</Push>
      ) : (
        <Push kind="first" onPush={() => begin(null)}>
          {say('points.goodwill.ask')}
        </Push>
      )}
      <div role="status" className={classes.said}>
        {act.does === 'told' && made?.outcome === 'done' && (
          <Sentences meaning="good" message={say(`points.goodwill.${act.what}`)} />
        )}
        {made?.outcome === 'waits' && (
          <Sentences meaning="attention" message={say('points.goodwill.waits')} />
        )}
        {made?.outcome === 'checking' && (
          <Sentences meaning="attention" message={say('points.goodwill.checking')} />
        )}
        {made?.outcome === 'refused' && reason && (
          <Sentences meaning="stop" {...sayReason(reason)} platform={made.platform} />
        )}
      </div>
    </section>
  );
}

function Requests({ store }: { store: GoodwillPointsStore }) {
  const { say } = useWords();
  const { list, which, show, refresh } = useStore(store);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling part must be reachable by keyboard
    <section className={classes.list} aria-label={say('points.goodwill.list')} tabIndex={0}>
      <div className={classes.acts}>
        {(['pending', 'decided'] as const).map((one) => (
          <Push key={one} kind={which === one ? 'second' : 'quiet'} onPush={() => void show(one)}>
            {say(`points.goodwill.${one}`)}
          </Push>
        ))}
        <Push kind="quiet" onPush={() => void refresh()}>
          {say('points.goodwill.again')}
        </Push>
      </div>
      {list.shows === 'reading' && <Empty message={say('points.goodwill.listReading')} />}
      {list.shows === 'failed' && <FailureSentences failure={list.failure} />}
      {list.shows === 'known' && list.requests.length === 0 && (
        <Empty
          message={say(which === 'pending' ? 'points.goodwill.nonePending' : 'points.goodwill.noneDecided')}
        />
      )}
      {list.shows === 'known' && list.requests.length > 0 && (
        <ul aria-label={say('points.goodwill.list')}>
          {list.requests.map((request) => (
            <Request key={request.requestId} request={request} store={store} />
          ))}
        </ul>
      )}
      {list.shows === 'known' && list.isCutShort && (
        <p className={classes.small}>{say('points.goodwill.cutShort')}</p>
      )}
    </section>
  );
}

function Request({ request, store }: { request: GoodwillPoints; store: GoodwillPointsStore }) {
  const { say, figures } = useWords();
  const begin = useStore(store, (state) => state.begin);
  const { state, customer, reason, points } = request;
  const many =
    points === null
      ? say('points.goodwill.unknownPoints')
      : say('points.goodwill.points', { points: figures.count(points) });
  const isPending = state === 'pending';
  return (
    <li className={classes.row}>
      <div className={classes.text}>
        <p dir="auto">
          <strong>{many}</strong> · <bdi>{customer.name}</bdi>
        </p>
        <p className={classes.small} dir="auto">
          {say('points.goodwill.row', {
            reason,
            time: figures.date(request.addedAt),
            name: request.addedBy,
          })}
          {request.comments !== '' && ` · ${request.comments}`}
        </p>
        {!isPending && (
          <p className={classes.small} dir="auto">
            {say('points.goodwill.decidedRow', {
              state: say(`points.goodwill.state.${state}`),
              time: figures.date(request.decidedAt),
              name: request.decidedBy,
            })}
            {request.decidedComments !== '' && ` · ${request.decidedComments}`}
          </p>
        )}
      </div>
      {isPending && customer.id === null && (
        <p className={classes.small}>{say('points.goodwill.noMember')}</p>
      )}
      {isPending && customer.id !== null && (
        <Push
          onPush={() => begin(request)}
          name={say('points.goodwill.decideName', {
            points: points === null ? '?' : figures.count(points),
            name: customer.name,
          })}
        >
          {say('points.goodwill.decide')}
        </Push>
      )}
    </li>
  );
}
