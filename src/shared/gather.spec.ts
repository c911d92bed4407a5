import { Gather } from './gather';

describe('Gather', () => {
  it('does what comes while a batch is under way as the next batch, and answers each in its place', async () => {
    const batches: number[][] = [];
    const gather = new Gather<number, number>((items) => {
      batches.push([...items]);
      return Promise.resolve(items.map((item) => item * 2));
    });
    const first = gather.add(1);
    const results = await Promise.all([
      first,
      gather.add(2),
      first.then(() => Promise.all([gather.add(3), gather.add(4)])),
    ]);
    expect(results).toEqual([2, 4, [6, 8]]);
    expect(batches).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('keeps a batch to its limit', async () => {
    const sizes: number[] = [];
    const gather = new Gather<number, void>((items) => {
      sizes.push(items.length);
      return Promise.resolve(items.map(() => undefined));
    }, 10);
    await Promise.all(Array.from({ length: 25 }, (_, item) => gather.add(item)));
    expect(sizes).toEqual([10, 10, 5]);
  });

  it('fails those of a batch that failed and goes on with the next', async () => {
    const gather = new Gather<string, string>((items) =>
      items.includes('bad') ? Promise.reject(new Error('no')) : Promise.resolve(items),
    );
    await expect(gather.add('bad')).rejects.toThrow('no');
    await expect(gather.add('good')).resolves.toBe('good');
  });
});
