import { Passwords } from './passwords';

describe('A password', () => {
  const passwords = new Passwords();

  it('is known by its hash and by nothing else', async () => {
    const stored = await passwords.hash('open-table');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(stored).not.toContain('open-table');
    await expect(passwords.verify(stored, 'open-table')).resolves.toBe(true);
    await expect(passwords.verify(stored, 'open-Table')).resolves.toBe(false);
  });

  it('of no account is never right', async () => {
    await expect(passwords.verify(undefined, 'no account has this password')).resolves.toBe(false);
  });

  it('may be typed on another keyboard', async () => {
    const stored = await passwords.hash('хлеб\u00E9');
    await expect(passwords.verify(stored, 'хлебe\u0301')).resolves.toBe(true);
  });
});
