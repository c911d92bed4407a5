import { fillTemplate, smsFailure, smsSize } from '.';

const OFFER =
  'Sofra: slobodno je mesto. Vez, grupa B, od 10. okt. Odgovorite 1 = da, 2 = ne, do četvrtka 8. okt u 18:00. sofra.example/o/7KQ4M9XWPTR';

describe('the size of an SMS', () => {
  it.each([
    ['a'.repeat(160), 'gsm-7', 1],
    ['a'.repeat(161), 'gsm-7', 2],
    ['a'.repeat(306), 'gsm-7', 2],
    ['a'.repeat(307), 'gsm-7', 3],
    ['€'.repeat(80), 'gsm-7', 1],
    ['€'.repeat(81), 'gsm-7', 2],
    ['č'.repeat(70), 'ucs-2', 1],
    ['č'.repeat(71), 'ucs-2', 2],
    ['č'.repeat(134), 'ucs-2', 2],
    ['č'.repeat(135), 'ucs-2', 3],
    [OFFER, 'ucs-2', 2],
  ])('%s is %s in %i segments', (text, encoding, segments) => {
    expect(smsSize(text)).toMatchObject({ encoding, segments });
  });

  it('fills two segments exactly with the Serbian offer', () => {
    expect(smsSize(OFFER).length).toBe(134);
  });
});

describe('the gateway', () => {
  it('gets texts as parts of JSON strings', () => {
    const message = { to: '+38970123456', text: 'Say "yes"\nor {to}', id: 'd1' };
    const body = fillTemplate('{"to":"{to}","body":"{text}","ref":"{id}"}', message);
    expect(JSON.parse(body)).toEqual({ to: message.to, body: message.text, ref: 'd1' });
  });

  it.each([
    [400, false],
    [401, true],
    [404, true],
    [422, false],
    [429, true],
    [500, true],
    [503, true],
    [302, true],
  ])('answers %i, and trying again helps: %s', (status, retry) => {
    expect(smsFailure(status)).toMatchObject({ retry, code: `sms_${status}` });
  });

  it('has taken a message that it answers with 2xx', () => {
    expect(smsFailure(202)).toBeUndefined();
  });
});
