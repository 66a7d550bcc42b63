/** Where a file is picked, and every file this till has sent with what became of it. */
import { UnstyledButton } from '@mantine/core';
import { useRef } from 'react';
import type { Upload } from '../../../../src-main/contract/uploads.ts';
import { Empty } from '../../../ui/empty.tsx';
import { Push } from '../../../ui/push.tsx';
import { FailureSentences } from '../../../ui/sentences.tsx';
import { useWords } from '../../../words/use-words.ts';
import { UploadMark, wordOf } from './upload-mark.tsx';
import { useOffline, useUploads } from './uploads-context.tsx';
import classes from './uploads-part.module.css';

export function UploadList() {
  const { say } = useWords();
  const showOffline = useUploads((state) => state.showOffline);
  const readOffline = useOffline((state) => state.read);
  return (
    <div className={classes.lists}>
      <div className={classes.begin}>
        <Pick />
        <Push
          wide
          onPush={() => {
            showOffline();
            void readOffline();
          }}
        >
          {say('coupons.uploads.offline.title')}
        </Push>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling part must be reachable by keyboard */}
      <section className={classes.scroll} aria-label={say('coupons.uploads.sentFiles')} tabIndex={0}>
        <Rows />
      </section>
    </div>
  );
}

/** The machine's own way to pick a file, behind a button that looks like the others. */
function Pick() {
  const { say } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const pick = useUploads((state) => state.pick);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={say('coupons.uploads.pick')}
        accept=".csv,.tsv,.txt,text/csv,text/plain"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // the same file may be picked again after it was mended
          event.currentTarget.value = '';
          if (file) void pick(file);
        }}
      />
      <Push kind="first" wide onPush={() => input.current?.click()}>
        {say('coupons.uploads.pick')}
      </Push>
    </>
  );
}

function Rows() {
  const { say } = useWords();
  const list = useUploads((state) => state.list);
  const opened = useUploads((state) => state.opened);
  if (list.shows === 'reading') return <Empty message={say('coupons.uploads.reading')} />;
  if (list.shows === 'failed') {
    return (
      <div className={classes.block} role="alert">
        <FailureSentences failure={list.failure} />
        <Push onPush={() => void opened()}>{say('frame.again')}</Push>
      </div>
    );
  }
  return (
    <>
      {list.obstacle && <FailureSentences failure={list.obstacle} />}
      {list.uploads.length === 0 ? (
        <Empty message={say('coupons.uploads.none')} next={say('coupons.uploads.noneNext')} />
      ) : (
        <ul aria-label={say('coupons.uploads.sentFiles')}>
          {list.uploads.map((upload) => (
            <Row key={upload.id} upload={upload} />
          ))}
        </ul>
      )}
    </>
  );
}

function Row({ upload }: { upload: Upload }) {
  const { say, figures } = useWords();
  const isOpen = useUploads(({ view }) => view.shows === 'sent' && view.id === upload.id);
  const open = useUploads((state) => state.open);
  const { fileName, rows, seriesId, at, by } = upload;
  return (
    <li className={classes.row} data-open={isOpen || undefined}>
      <UnstyledButton
        className={classes.open ?? ''}
        onClick={() => open(upload.id)}
        aria-current={isOpen || undefined}
        title={fileName}
      >
        <span className={classes.name} dir="auto">
          {fileName}
        </span>
        <UploadMark word={wordOf(upload)} />
        <span className={classes.small}>
          {say('coupons.uploads.rowFacts', { count: rows, rows: figures.count(rows), series: seriesId })}
        </span>
        <span className={classes.small}>
          {say('coupons.uploads.sentBy', { time: figures.time(at), name: by })}
        </span>
      </UnstyledButton>
    </li>
  );
}
