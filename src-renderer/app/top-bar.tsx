/** Navigation between the screens, the training banner, and the two switches of the line. */
import { Switch, VisuallyHidden } from '@mantine/core';
import { Icon } from '../ui/icons/icon.tsx';
import type { IconName } from '../ui/icons/shapes.tsx';
import { Push } from '../ui/push.tsx';
import { useWords } from '../words/use-words.ts';
import { managerScreens, type ScreenName, screenNames } from './screen-store.ts';
import { useIsManager, useSession, useShared } from './shared-context.tsx';
import classes from './top-bar.module.css';
import { TrainingBanner } from './training-frame.tsx';

const icons: Record<ScreenName, IconName> = {
  counter: 'counter',
  queue: 'queue',
  desk: 'triangle',
  shift: 'shift',
  coupons: 'ticket',
  bills: 'queue',
  audit: 'search',
  settings: 'settings',
};

export function TopBar() {
  const { say } = useWords();
  const { mode } = useSession();
  const manager = useIsManager();
  return (
    <header className={classes.bar} data-mode={mode}>
      <nav aria-label={say('frame.screens')} className={classes.nav}>
        {screenNames
          .filter((name) => manager || !managerScreens.includes(name))
          .map((name) => (
            <ScreenLink key={name} name={name} />
          ))}
      </nav>
      {mode === 'training' && <TrainingBanner />}
      <LineSwitches />
    </header>
  );
}

function ScreenLink({ name }: { name: ScreenName }) {
  const { say, figures } = useWords();
  const current = useShared('screen', (state) => state.screen);
  const open = useShared('screen', (state) => state.open);
  const desk = useShared('status', (state) => state.status?.counts.needsManager ?? 0);
  const manager = useIsManager();
  const badge = name === (manager ? 'desk' : 'queue') && desk > 0;
  return (
    <a
      href={`#${name}`}
      className={classes.link}
      aria-current={current === name ? 'page' : undefined}
      title={badge ? say('frame.needsManagerCount', { count: desk }) : undefined}
      onClick={(event) => {
        event.preventDefault();
        open(name);
      }}
    >
      <Icon name={icons[name]} />
      {say(`frame.${name}`)}
      {badge && (
        <>
          <span className={classes.badge} aria-hidden="true">
            {figures.count(desk)}
          </span>
          <VisuallyHidden>{say('frame.openCases', { count: desk })}</VisuallyHidden>
        </>
      )}
    </a>
  );
}

function LineSwitches() {
  const { say } = useWords();
  const { training } = useSession();
  const line = useShared('status', (state) => state.status?.line.state);
  const switchLine = useShared('status', (state) => state.switchLine);
  const pull = useShared('status', (state) => state.pullTrainingLine);
  return (
    <div className={classes.switches}>
      {training && (
        <Push onPush={() => void pull(!training.lineUp)}>
          <Icon name={training.lineUp ? 'line-down' : 'line-up'} />
          <span className={classes.withIcon}>
            {say(training.lineUp ? 'frame.pullLine' : 'frame.plugLine')}
          </span>
        </Push>
      )}
      <Switch
        classNames={{
          root: classes.switch ?? '',
          body: classes.switchBody ?? '',
          track: classes.track ?? '',
          thumb: classes.thumb ?? '',
        }}
        size="md"
        label={say('frame.workOffline')}
        checked={line === 'by-hand'}
        onChange={(event) => void switchLine(event.currentTarget.checked ? 'offline' : 'automatic')}
      />
    </div>
  );
}
