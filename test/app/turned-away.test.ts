/** Who a door turned away stands in the record, and cannot fill it. */
import { expect, it } from 'vitest';
import { openShop } from '../journeys/counter.ts';

it('is written down once a minute for each place, with how often it was in between', async () => {
  const { till } = await openShop();
  const read = async () =>
    (await till.must('readAudit', { kind: 'managers' })).lines.map(({ who, action, subject, detail }) => [
      who,
      action,
      subject,
      detail,
    ]);
  for (let times = 0; times < 50; times += 1)
    till.app.noteTurnedAway('window', 'a page of https:evil.example');
  const first = ['nobody', 'call.turned-away', 'window', { from: 'a page of https:evil.example', unsaid: 0 }];
  expect(await read()).toEqual([first]);
  till.clock.step(60_000);
  till.app.noteTurnedAway('window', 'a page of https:evil.example');
  expect((await read())[0]?.[3]).toEqual({ from: 'a page of https:evil.example', unsaid: 49 });
  for (let place = 0; place < 100; place += 1) till.app.noteTurnedAway('window', `a page of ${place}:`);
  expect((await read()).length).toBeLessThan(25);
});
