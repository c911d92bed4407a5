import fc from 'fast-check';
import { MediaError, readMedia } from './media';
import { film, pdf, sound } from '../../../test/factories/media';

const problemOf = (bytes: Buffer): Promise<string> =>
  readMedia(bytes).then(
    ({ kind }) => `taken as ${kind}`,
    (error: unknown) => (error instanceof MediaError ? error.problem : String(error)),
  );

describe('A recording', () => {
  it('is known by its bytes, and loses where it was taken', async () => {
    const { kind, type, bytes } = await readMedia(film({ place: '+41.9981+021.4254/' }));
    expect([kind, type]).toEqual(['video', 'video/mp4']);
    expect(bytes.includes('+41.9981')).toBe(false);
    expect(bytes.includes('pictures of the film')).toBe(true);
    expect(bytes.length).toBe(film({ place: '+41.9981+021.4254/' }).length);
    const heard = await readMedia(sound({ place: '+41.9981+021.4254/' }));
    expect([heard.kind, heard.type, heard.bytes.includes('+41.9981')]).toEqual(['audio', 'audio/mp4', false]);
  });

  it('is refused when it is broken off anywhere', async () => {
    const whole = film({});
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 40, max: whole.length - 1 }), async (length) => {
        expect(await problemOf(whole.subarray(0, length))).toBe('media_broken');
      }),
    );
  });

  it('is refused when its boxes are nested to exhaust the stack', async () => {
    const deep = 200_000;
    const nested = Buffer.alloc(8 * deep);
    for (let at = 0; at < deep; at++) {
      nested.writeUInt32BE(8 * (deep - at), 8 * at);
      nested.write('moov', 8 * at + 4, 'latin1');
    }
    expect(await problemOf(Buffer.concat([film({}), nested]))).toBe('media_broken');
  });

  it('is refused when it is an archive at the same time, or something else', async () => {
    const archive = Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)]);
    expect(await problemOf(Buffer.concat([film({}), archive]))).toBe('media_mixed');
    expect(await problemOf(Buffer.concat([pdf(), archive]))).toBe('media_mixed');
    expect(await problemOf(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'))).toBe(
      'media_type',
    );
    expect(await problemOf(Buffer.from('MZ a program'))).toBe('media_type');
    expect(await problemOf(Buffer.alloc(0))).toBe('media_type');
  });

  it('is never anything but taken or refused, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom(film({}), pdf(), sound({})),
        async (noise, begin) => {
          const bytes = Buffer.concat([begin.subarray(0, noise.length), Buffer.from(noise)]);
          expect(await problemOf(bytes)).toMatch(/^(media_\w+|taken as \w+)$/);
        },
      ),
    );
  });
});

describe('A paper', () => {
  it('is taken whole, and refused with a program in it', async () => {
    expect(await problemOf(pdf())).toBe('taken as file');
    expect(await problemOf(pdf('/OpenAction << /S /JavaScript /JS (app.alert(1)) >>'))).toBe('media_mixed');
    expect(await problemOf(pdf('/OpenAction << /S /J#61vaScript >>'))).toBe('media_mixed');
    expect(await problemOf(pdf().subarray(0, 60))).toBe('media_broken');
  });
});
