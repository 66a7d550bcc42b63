/** Values find their places by name, however often and in whatever order a statement asks for them. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src-main/store/database.ts';

let database: Database;
beforeEach(() => {
  database = openDatabase(':memory:');
  database.run('CREATE TABLE coupon (code TEXT PRIMARY KEY, holder TEXT, times INTEGER)');
});
afterEach(() => database.close());

const insert = 'INSERT INTO coupon (code, holder, times) VALUES (@code, @holder, @times)';

describe('values by name', () => {
  it('are bound where their names stand, also the same one twice, and those nobody asks for are left out', () => {
    database.insert(insert, { times: 3, holder: 'm-17', code: 'BIRCH' });
    const read = 'SELECT @first AS first, @second AS second, @first AS again, @none AS none';
    expect(database.get(read, { second: 2, first: 'one', none: null, more: 'x' })).toEqual({
      first: 'one',
      second: 2,
      again: 'one',
      none: null,
    });
    expect(
      database.run('UPDATE coupon SET times = times + @by WHERE code = +@code', { code: 'BIRCH', by: 4 }),
    ).toBe(1);
    expect(database.all('SELECT * FROM coupon')).toEqual([{ code: 'BIRCH', holder: 'm-17', times: 7 }]);
  });

  it('are none where the sign stands in quotes', () => {
    const read = "SELECT 'robin@store.example' AS mail, 'it''s @code' AS said, @code AS code";
    expect(database.get(read, { code: 'BIRCH' })).toEqual({
      mail: 'robin@store.example',
      said: "it's @code",
      code: 'BIRCH',
    });
  });

  it('are refused when one is missing, and nothing is written', () => {
    expect(() => database.run(insert, { code: 'BIRCH', times: 1 })).toThrow('no value for @holder');
    expect(() => database.get('SELECT times FROM coupon WHERE code = @code')).toThrow('no value for @code');
    expect(database.all('SELECT * FROM coupon')).toEqual([]);
  });
});
