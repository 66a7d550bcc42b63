/** A file that was sent: how far it got, what Capillary counted, and the jobs of its series where nobody knows. */
import type { Upload, UploadJobView } from '../../../../src-main/contract/uploads.ts';
import { Bar } from '../../../ui/bar.tsx';
import { Field } from '../../../ui/field.tsx';
import { Push } from '../../../ui/push.tsx';
import { FailureSentences, Sentences } from '../../../ui/sentences.tsx';
import { useWords, type Words } from '../../../words/use-words.ts';
import { UploadMark, type UploadWord, wordOf } from './upload-mark.tsx';
import { useUploads } from './uploads-context.tsx';
import classes from './uploads-part.module.css';
import type { SentFile } from './uploads-state.ts';

const meanings = {
  sending: 'plain',
  running: 'plain',
  accepted: 'good',
  partly: 'attention',
  rejected: 'stop',
  unclear: 'attention',
  unknown: 'attention',
  'not-sent': 'attention',
  refused: 'stop',
  'not-there': 'plain',
} as const satisfies Record<UploadWord, string>;

export function UploadSent({ view }: { view: SentFile }) {
  const { say } = useWords();
  const list = useUploads((state) => state.list);
  const askAgain = useUploads((state) => state.askAgain);
  const upload = list.shows === 'known' ? list.uploads.find(({ id }) => id === view.id) : undefined;
  if (upload === undefined) return <p role="status">{say('coupons.uploads.reading')}</p>;
  const word = wordOf(upload);
  const mayAsk = upload.state === 'arrived' || upload.state === 'unknown';
  return (
    <>
      <div className={classes.head}>
        <h2 dir="auto" title={upload.fileName}>
          {upload.fileName}
        </h2>
        <UploadMark word={word} />
      </div>
      <div role="status">
        <Sentences
          meaning={meanings[word]}
          message={say(`coupons.uploads.says.${word}`)}
          next={say(`coupons.uploads.next.${word}`)}
          platform={upload.words}
        />
      </div>
      <Progress upload={upload} />
      <Facts upload={upload} />
      {mayAsk && (
        <div className={classes.acts}>
          <Push onPush={() => void askAgain()} busy={view.does === 'asking'}>
            {say(view.does === 'asking' ? 'coupons.uploads.asking' : 'coupons.uploads.ask')}
          </Push>
        </div>
      )}
      {upload.state === 'unknown' && <Unknown view={view} kind={upload.kind} />}
      <div role="alert">{view.failure && <FailureSentences failure={view.failure} />}</div>
    </>
  );
}

function Progress({ upload: { progress } }: { upload: Upload }) {
  const { say } = useWords();
  if (progress === null) return null;
  const share = progress.total === 0 ? 100 : Math.floor((progress.sent / progress.total) * 100);
  const said = say('coupons.uploads.sentShare', { share });
  return (
    <div className={classes.block}>
      <p>{said}</p>
      <Bar name={said} text={`${share}`} value={share} most={100} kind="progressbar" />
    </div>
  );
}

function factsOf({ job, ...upload }: Upload, { say, figures }: Words): [string, string][] {
  const known = (value: number | null) => (value === null ? say('frame.notKnown') : figures.count(value));
  const fact = (name: FactName, value: string): [string, string] => [
    say(`coupons.uploads.fact.${name}`),
    value,
  ];
  const sent: [string, string][] = [
    fact('series', upload.seriesId),
    fact('sent', figures.count(upload.rows)),
    fact('leftOut', figures.count(upload.leftOut)),
    fact('by', say('coupons.uploads.sentBy', { time: figures.time(upload.at), name: upload.by })),
    fact('name', upload.sentName),
  ];
  if (job === null) return sent;
  const accepted =
    job.rows === null || job.failed === null || job.verdict === 'running' ? null : job.rows - job.failed;
  return [
    ...sent,
    fact('job', job.jobId),
    fact('state', job.word),
    fact('accepted', known(accepted)),
    fact('failed', job.verdict === 'running' ? say('frame.notKnown') : known(job.failed)),
    fact('errorFile', job.errorFile ?? say('coupons.uploads.noErrorFile')),
  ];
}

type FactName =
  | 'series'
  | 'sent'
  | 'leftOut'
  | 'by'
  | 'name'
  | 'job'
  | 'state'
  | 'accepted'
  | 'failed'
  | 'errorFile';

function Facts({ upload }: { upload: Upload }) {
  const words = useWords();
  return (
    <dl className={classes.facts}>
      {factsOf(upload, words).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Nobody knows whether it arrived: the jobs of its series to look at, and a manager's word. */
function Unknown({ view, kind }: { view: SentFile; kind: Upload['kind'] }) {
  const { say } = useWords();
  const { note, settle } = useUploads((state) => state);
  return (
    <>
      {view.jobs !== null && <Jobs jobs={view.jobs} kind={kind} />}
      {view.note === null ? (
        <div className={classes.acts}>
          <Push onPush={() => note('')}>{say('coupons.uploads.settle')}</Push>
        </div>
      ) : (
        <fieldset className={classes.sending}>
          <legend>{say('coupons.uploads.settle')}</legend>
          <p>{say('coupons.uploads.settleSays')}</p>
          <Field
            id="upload-note"
            label={say('coupons.uploads.note')}
            value={view.note}
            onChange={note}
            onEnter={() => void settle()}
            autoFocus
          />
          <div className={classes.acts}>
            <Push onPush={() => note(null)}>{say('coupons.uploads.keep')}</Push>
            <Push kind="first" onPush={() => void settle()} busy={view.does === 'settling'}>
              {say('coupons.uploads.settle')}
            </Push>
          </div>
        </fieldset>
      )}
    </>
  );
}

function Jobs({ jobs, kind }: { jobs: UploadJobView[]; kind: Upload['kind'] }) {
  const { say, figures } = useWords();
  const settle = useUploads((state) => state.settle);
  const list = useUploads((state) => state.list);
  const uploads = list.shows === 'known' ? list.uploads : [];
  const isOthers = ({ jobId }: UploadJobView) =>
    uploads.some((other) => other.kind === kind && other.job?.jobId === jobId);
  const known = (value: number | null) => (value === null ? say('frame.notKnown') : figures.count(value));
  if (jobs.length === 0) return <p className={classes.quiet}>{say('coupons.uploads.noJobs')}</p>;
  return (
    <>
      <h3>{say('coupons.uploads.jobs')}</h3>
      <ul className={classes.cards} aria-label={say('coupons.uploads.jobs')}>
        {jobs.map((job) => (
          <li key={job.jobId} className={classes.card}>
            <div className={classes.head}>
              <p className={classes.whole} dir="auto">
                {job.storedName ?? say('frame.notKnown')}
              </p>
              {!isOthers(job) && (
                <Push onPush={() => void settle(job.jobId)}>
                  {say('coupons.uploads.itIsThis', { job: job.jobId })}
                </Push>
              )}
            </div>
            <p className={classes.quiet}>
              {say('coupons.uploads.jobFacts', {
                word: job.word,
                rows: known(job.rows),
                failed: known(job.failed),
              })}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
