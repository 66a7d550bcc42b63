/** The second step of set-up: how this till reaches Capillary. Can be left for later. */
import { ConnectionForm } from '../../app/connection-form.tsx';
import { useShared } from '../../app/shared-context.tsx';
import { Push } from '../../ui/push.tsx';
import { useWords } from '../../words/use-words.ts';
import classes from './set-up-screen.module.css';

export function ConnectScreen() {
  const { say } = useWords();
  const leave = useShared('screen', (state) => state.leaveConnecting);
  return (
    <main id="main" className={classes.screen}>
      <section className={`${classes.card} ${classes.wide}`} aria-labelledby="connect-title">
        <p className={classes.quiet}>{say('setUp.step', { step: 2 })}</p>
        <h1 id="connect-title">{say('setUp.connectTitle')}</h1>
        <p className={classes.quiet}>{say('setUp.connectSays')}</p>
        <ConnectionForm editable>
          <Push kind="quiet" onPush={leave}>
            {say('setUp.later')}
          </Push>
        </ConnectionForm>
      </section>
    </main>
  );
}
