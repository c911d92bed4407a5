import { codeAt, codeStep, codeUri, newCodeSecret } from './one-time-codes';

// RFC 6238, appendix B: the secret is "12345678901234567890" in ASCII.
const RFC = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('A one-time code', () => {
  it.each([
    [59, '287082', 1],
    [1_111_111_109, '081804', 37_037_036],
    [2_000_000_000, '279037', 66_666_666],
  ])('of second %i is that of the RFC', (second, code, step) => {
    const at = new Date(second * 1000);
    expect(codeAt(RFC, at)).toBe(code);
    expect(codeStep(RFC, `${code.slice(0, 3)} ${code.slice(3)}`, at)).toBe(step);
  });

  it('is good for half a minute more on either side, and nothing else is', () => {
    const at = new Date(1_111_111_109_000);
    const later = (seconds: number) => new Date(at.getTime() + seconds * 1000);
    expect(codeStep(RFC, '081804', later(30))).toBe(37_037_036);
    expect(codeStep(RFC, '081804', later(61))).toBeNull();
    for (const wrong of ['081805', '', '08180', 'abcdef', '0818041']) expect(codeStep(RFC, wrong, at)).toBeNull();
  });

  it('comes from a secret of 160 bits, which an app reads from its address', () => {
    const secret = newCodeSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(codeUri(secret, 'Sofra', 'ana@legis.example')).toMatch(
      new RegExp(`^otpauth://totp/Sofra:ana%40legis\\.example\\?.*secret=${secret}`),
    );
  });
});
