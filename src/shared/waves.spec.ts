import { Waves } from './waves';

describe('Work in waves', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('begins at once while little is under way, and together when there is much', async () => {
    const waves = new Waves(2, 50);
    const begun: number[] = [];
    const ends: (() => void)[] = [];
    const piece = (n: number) =>
      waves.run(() => {
        begun.push(n);
        return new Promise<void>((resolve) => ends.push(resolve));
      });
    const all = [1, 2, 3, 4, 5].map(piece);
    expect(begun).toEqual([1, 2]);
    await jest.advanceTimersByTimeAsync(49);
    expect(begun).toEqual([1, 2]);
    await jest.advanceTimersByTimeAsync(1);
    expect(begun).toEqual([1, 2, 3, 4, 5]);
    ends.forEach((end) => end());
    await Promise.all(all);
    void piece(6);
    expect(begun.at(-1)).toBe(6);
  });

  it('goes on after a piece that failed', async () => {
    const waves = new Waves(1, 50);
    await expect(waves.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    await expect(waves.run(() => Promise.resolve('done'))).resolves.toBe('done');
  });
});
