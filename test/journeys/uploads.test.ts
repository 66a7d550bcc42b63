/** A manager's files: looked through first, sent once, followed to their end; and every way in which that may fail. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { until } from '../support/till.ts';
import { openShop, restart } from './counter.ts';
import { bring, connectByKey, openOffice, sending, untilKnown } from './upload-files.ts';

const uploadPath = '/coupon/api/v1/upload/*';
const codes = (count: number, stem = 'SPRING') =>
  `code\n${Array.from({ length: count }, (_, at) => `${stem}-${at}`).join('\n')}\n`;

describe('a file of codes', () => {
  it('comes in pieces, is looked through, sent, and told by its counters', async () => {
    const shop = await openOffice();
    const { till, simulator } = shop;
    const id = await bring(shop, codes(5000), 10_000);
    const checked = await till.must('checkUpload', { id });
    expect(checked).toMatchObject({ rows: 5000, good: 5000, bad: 0, missing: [] });
    const sent = await till.must('sendUpload', sending(id, checked));
    expect(sent).toMatchObject({ state: 'sending', rows: 5000, leftOut: 0, by: 'Robin' });
    expect(await untilKnown(shop, id)).toMatchObject({ state: 'arrived', progress: null });

    const { upload, jobs } = await till.must('followUpload', { id });
    expect(upload.job).toMatchObject({ verdict: 'accepted', word: 'FINISHED', rows: 5000, failed: 0 });
    expect(jobs).toHaveLength(1);
    expect(simulator.world.coupons.filter(({ code }) => code.startsWith('SPRING-'))).toHaveLength(5000);
    await until(
      'nothing of it stays on the disk',
      () => readdirSync(join(till.folder, 'uploads')).length === 0,
    );
    const { lines } = await till.must('readAudit', { kind: 'files' });
    expect(lines.map(({ action }) => action).filter((action) => action.startsWith('upload.'))).toEqual([
      'upload.arrived',
      'upload.arrived',
      'upload.sent',
    ]);
  });

  it('with bad rows goes without them, when a manager says so, and finished is not accepted', async () => {
    const shop = await openOffice();
    const { till, simulator } = shop;
    const id = await bring(shop, 'mobile,code\n15550100101,NEW-1\nx,NEW-2\n15550100999,NEW-3\n');
    const checked = await till.must('checkUpload', { id });
    expect(checked).toMatchObject({ good: 2, bad: 1 });
    expect(await till.call('sendUpload', sending(id, checked))).toMatchObject({
      ok: false,
      failure: { reason: 'upload-has-bad-rows' },
    });
    const other = { ...checked, good: 3, bad: 0 };
    expect(await till.call('sendUpload', sending(id, other, '6101', true))).toMatchObject({
      ok: false,
      failure: { reason: 'upload-changed', facts: { good: '2', bad: '1' } },
    });
    const bad = await till.must('listBadRows', { id, layout: checked.layout });
    expect(bad.rows).toBe(1);
    expect(bad.csv).toContain('"3","member","“x” is no mobile number","x","NEW-2"');

    await till.must('sendUpload', sending(id, checked, '6101', true));
    await untilKnown(shop, id);
    const { upload } = await till.must('followUpload', { id });
    // nobody has the second number: the job is finished and half of it was refused
    expect(upload.job).toMatchObject({ verdict: 'partly', word: 'FINISHED', rows: 2, failed: 1 });
    expect(upload.job?.errorFile).toMatch(/^error_6101_/);
    expect(upload).toMatchObject({ rows: 2, leftOut: 1 });
    expect(simulator.world.uploads).toHaveLength(1);
  });

  it('is not sent twice: not by the same call, nor as the same rows in another file', async () => {
    const shop = await openOffice();
    const { till, simulator } = shop;
    const id = await bring(shop, codes(3));
    const call = sending(id, await till.must('checkUpload', { id }));
    const [one, two] = await Promise.all([till.must('sendUpload', call), till.must('sendUpload', call)]);
    expect(two.id).toBe(one.id);
    await untilKnown(shop, id);
    expect(await till.must('sendUpload', call)).toMatchObject({ id, state: 'arrived' });

    const again = await bring(shop, codes(3).replaceAll('\n', '\r\n'));
    const repeated = sending(again, await till.must('checkUpload', { id: again }));
    expect(await till.call('sendUpload', repeated)).toMatchObject({
      ok: false,
      failure: { reason: 'upload-sent-before', facts: { name: 'Robin' } },
    });
    expect(simulator.world.uploads).toHaveLength(1);
    await till.must('sendUpload', { ...repeated, seriesId: '6103' });
    expect(await untilKnown(shop, again)).toMatchObject({ state: 'arrived', seriesId: '6103' });
  });
});

describe('a file that comes in badly', () => {
  it('takes a piece twice once, tells where to go on, and is not looked through before it is whole', async () => {
    const { till } = await openOffice();
    const { id } = await till.must('beginUpload', { fileName: 'a.csv', bytes: 10 });
    const piece = Buffer.from('code\n').toString('base64');
    expect(await till.must('addToUpload', { id, at: 0, piece })).toEqual({ received: 5 });
    expect(await till.must('addToUpload', { id, at: 0, piece })).toEqual({ received: 5 });
    expect(await till.call('addToUpload', { id, at: 7, piece })).toMatchObject({
      ok: false,
      failure: { reason: 'upload-out-of-step', facts: { received: '5' } },
    });
    expect(await till.call('checkUpload', { id })).toMatchObject({
      ok: false,
      failure: { reason: 'upload-incomplete', facts: { received: '5', bytes: '10' } },
    });
    expect(await till.call('addToUpload', { id, at: 5, piece: `${piece}AAAAAAAA` })).toMatchObject({
      ok: false,
    });
  });

  it('is gone after a restart, and nothing of it is left', async () => {
    const shop = await openOffice();
    const id = await bring(shop, codes(3));
    const till = await restart(shop);
    expect(existsSync(join(till.folder, 'uploads'))).toBe(false);
    expect(await till.call('checkUpload', { id })).toMatchObject({
      ok: false,
      failure: { reason: 'upload-gone' },
    });
  });

  it('that is no text is refused with its line, in a sentence', async () => {
    const shop = await openOffice();
    const id = await bring(shop, 'code\nA-1\n\0\n');
    const refused = await shop.till.call('checkUpload', { id });
    expect(refused).toMatchObject({ ok: false, failure: { kind: 'bad-input', field: 'id' } });
    expect(refused.ok ? '' : refused.failure.message).toBe(
      'Line 3 is not text: this looks like a spreadsheet or another program’s own file.',
    );
  });
});

describe('a till that cannot send files says what to set where', () => {
  it('without an address, and without a key', async () => {
    const shop = await openShop();
    const obstacleOf = async () => (await shop.till.must('listUploads', {})).obstacle?.reason ?? null;
    expect(await obstacleOf()).toBe('upload-no-host');
    await connectByKey(shop, null);
    expect(await obstacleOf()).toBe('upload-no-host');
    const id = await bring(shop, codes(2));
    const call = sending(id, await shop.till.must('checkUpload', { id }));
    expect(await shop.till.call('sendUpload', call)).toMatchObject({
      ok: false,
      failure: { reason: 'upload-no-host' },
    });
    await connectByKey(shop, shop.url);
    expect(await obstacleOf()).toBeNull();
    expect(await shop.till.must('sendUpload', call)).toMatchObject({ state: 'sending' });
    await untilKnown(shop, id);
  });
});

describe('an upload that is cut', () => {
  it('after Capillary took it is found by its name, and never sent again', async () => {
    const shop = await openOffice();
    shop.simulator.faults.add({ kind: 'drop', method: 'POST', path: uploadPath, when: 'after-commit' });
    const id = await bring(shop, codes(3));
    await shop.till.must('sendUpload', sending(id, await shop.till.must('checkUpload', { id })));
    expect(await untilKnown(shop, id)).toMatchObject({
      state: 'arrived',
      job: { verdict: 'accepted', rows: 3 },
    });
    expect(shop.simulator.world.uploads).toHaveLength(1);
  });

  it('before it was taken stays unknown until a manager has looked, and then may be sent once more', async () => {
    const shop = await openOffice();
    const { till, simulator } = shop;
    simulator.faults.add({ kind: 'drop', method: 'POST', path: uploadPath, when: 'before-commit' });
    const id = await bring(shop, codes(3));
    await till.must('sendUpload', sending(id, await till.must('checkUpload', { id })));
    expect(await untilKnown(shop, id)).toMatchObject({ state: 'unknown', job: null });

    const again = await bring(shop, codes(3));
    const repeated = sending(again, await till.must('checkUpload', { id: again }));
    expect(await till.call('sendUpload', repeated)).toMatchObject({
      ok: false,
      failure: { reason: 'upload-sent-before' },
    });
    const settle = () => till.call('settleUpload', { id, note: 'Not in the list' });
    expect(await settle()).toMatchObject({ ok: false, failure: { reason: 'upload-look-first' } });
    expect(await till.must('followUpload', { id })).toMatchObject({ upload: { state: 'unknown' }, jobs: [] });
    expect(await settle()).toMatchObject({ ok: false, failure: { reason: 'upload-look-first' } });
    till.clock.step(2000);
    await till.must('followUpload', { id });
    expect(await settle()).toMatchObject({ ok: true, value: { state: 'not-there' } });
    expect(await settle()).toMatchObject({ ok: false, failure: { reason: 'upload-known' } });

    await till.must('sendUpload', repeated);
    expect(await untilKnown(shop, again)).toMatchObject({ state: 'arrived' });
    expect(simulator.world.uploads).toHaveLength(1);
  });

  it('and kept by Capillary under another name is told by a manager which job it is', async () => {
    const shop = await openOffice();
    const { till, simulator } = shop;
    const first = await bring(shop, codes(2, 'FIRST'));
    await till.must('sendUpload', sending(first, await till.must('checkUpload', { id: first })));
    await untilKnown(shop, first);
    simulator.faults.add({ kind: 'drop', method: 'POST', path: uploadPath, when: 'after-commit' });
    // the list is not to be had while the till looks for the file by its name
    simulator.faults.add({ kind: 'status', method: 'GET', path: '*/getUploadStatus/*', status: 503 });
    const id = await bring(shop, codes(3));
    await till.must('sendUpload', sending(id, await till.must('checkUpload', { id })));
    expect(await untilKnown(shop, id)).toMatchObject({ state: 'unknown' });
    const [taken, ours] = simulator.world.uploads;
    const settle = (job: number | undefined) =>
      till.call('settleUpload', { id, jobId: String(job), note: 'it is' });
    const unknown = { ok: false, failure: { reason: 'upload-job-unknown' } };
    expect(await settle(1)).toMatchObject(unknown);
    expect(await settle(taken?.jobId)).toMatchObject(unknown);
    expect(await settle(ours?.jobId)).toMatchObject({
      ok: true,
      value: { state: 'arrived', job: { jobId: String(ours?.jobId), verdict: 'accepted', rows: 3 } },
    });
  });

  it('by the end of the program is unknown at the next start, and is found then', async () => {
    const shop = await openOffice();
    shop.simulator.faults.add({ kind: 'hang', method: 'POST', path: uploadPath, when: 'after-commit' });
    const id = await bring(shop, codes(3));
    await shop.till.must('sendUpload', sending(id, await shop.till.must('checkUpload', { id })));
    await expect.poll(() => shop.simulator.world.uploads.length).toBe(1);
    const till = await restart(shop);
    const { uploads } = await till.must('listUploads', {});
    expect(uploads[0]).toMatchObject({ id, state: 'unknown' });
    expect(await till.must('followUpload', { id })).toMatchObject({
      upload: { state: 'arrived', job: { verdict: 'accepted' } },
    });
    expect(shop.simulator.world.uploads).toHaveLength(1);
  });

  it('before the line was there is known not to have arrived', async () => {
    const shop = await openOffice();
    await connectByKey(shop, 'http://127.0.0.1:9');
    const id = await bring(shop, codes(3));
    const call = sending(id, await shop.till.must('checkUpload', { id }));
    await shop.till.must('sendUpload', call);
    expect(await untilKnown(shop, id)).toMatchObject({ state: 'not-sent' });
    expect(await shop.till.must('followUpload', { id })).toMatchObject({ jobs: null });
  });

  it('and one that Capillary refuses says so in its words', async () => {
    const shop = await openOffice();
    const id = await bring(shop, codes(3));
    const call = sending(id, await shop.till.must('checkUpload', { id }), '999999');
    await shop.till.must('sendUpload', call);
    expect(await untilKnown(shop, id)).toMatchObject({ state: 'refused', words: { code: 400 } });
  });
});
