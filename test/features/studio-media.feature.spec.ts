import sharp from 'sharp';
import type { Organisation } from '../../src/organisations';
import { film, pdf, photo, sound } from '../factories/media';
import { instructor, makeDraft } from '../factories/draft';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';
import { fieldsOf, readable } from '../support/forms';
import { HttpClient } from '../support/http';

let app: TestApp;
let legis: Organisation;
let ljubica: HttpClient;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { language: 'en' });
  ljubica = await instructor(app, legis);
});
afterAll(() => app.close());

const stored = () => app.db.collection('learning_media').countDocuments({});
const MEGABYTE = 1_000_000;

/** Sends a file to the store of the lessons. */
const send = (file: Buffer) => ljubica.upload('/api/v1/media', {}, file);

/** The form of a new part, sent with a file. */
async function sendWith(kind: string, typed: Record<string, string>, file: Buffer, field = 'upload') {
  const { lessonPath, lesson } = await makeDraft(app, legis, ljubica);
  const blank = await ljubica.get(`${lessonPath}/new/${kind}`);
  const [, action = ''] = /<form method="post" action="([^"]*)" enctype="multipart/.exec(blank.text) ?? [];
  const fields = { ...fieldsOf(blank.text, action), do: 'save', ...typed } as Record<string, string>;
  delete fields['upload'];
  delete fields['sound'];
  const sent = await ljubica.upload(action, fields, file, {}, field);
  return { sent, action, lesson };
}

describe('A photo of a phone', () => {
  it('is turned, made smaller, and loses where it was taken', async () => {
    const bytes = await photo();
    expect(bytes.includes('GPS') || (await sharp(bytes).metadata()).exif).toBeTruthy();
    const { status, body } = await send(bytes);
    expect([status, body.kind, body.widths]).toEqual([201, 'picture', [360, 720, 1440]]);
    const shown = await app.http.get(`/media/${body.id}/720`);
    expect(shown.headers['content-type']).toBe('image/webp');
    const { exif, width } = await sharp(shown.bytes).metadata();
    expect([exif, width]).toEqual([undefined, 720]);
    expect((await send(bytes)).body.id).toBe(body.id);
  });

  it('is not read from the wire for who may not send it', async () => {
    const stranger = new HttpClient(app.app);
    const sent = await stranger.upload('/api/v1/media', { kind: 'nothing' }, Buffer.from('broken off'), {
      'content-type': 'multipart/form-data; boundary=none-of-it',
    });
    expect(sent.status).toBe(401);
  });

  it('stays in the form when another field is wrong, and asks what is seen in it', async () => {
    const { sent, action } = await sendWith('step', { look: 'Look here' }, await photo());
    expect(sent.status).toBe(422);
    expect(readable(sent.text)).toContain('Say in a sentence what is seen in the photo');
    const fields = fieldsOf(sent.text, action);
    expect(fields).toMatchObject({ look: 'Look here', picture: expect.stringMatching(/^[0-9a-f-]{36}$/) as string });
    const more = { ...fields, do: 'save', sentence: 'Come back along the row.', 'picture.alt': 'Three rows' };
    expect((await ljubica.form(action, more as Record<string, string>)).status).toBe(303);
    const again = fieldsOf((await ljubica.get(action)).text, action);
    expect(again).toMatchObject({ picture: fields['picture'], 'picture.alt': 'Three rows' });
  });
});

describe('A sound, a film and a paper', () => {
  it('are given out in parts, as phones ask for them', async () => {
    const { id } = (await send(film({}))).body;
    const path = `/media/${id}/video`;
    const whole = await app.http.get(path);
    expect([whole.status, whole.headers['accept-ranges']]).toEqual([200, 'bytes']);
    const size = whole.bytes.length;
    const part = await app.http.get(path, { range: 'bytes=4-7' });
    expect([part.status, part.headers['content-range'], part.bytes.toString()]).toEqual([
      206,
      `bytes 4-7/${size}`,
      'ftyp',
    ]);
    const beyond = await app.http.get(path, { range: `bytes=${size}-` });
    expect([beyond.status, beyond.headers['content-range']]).toEqual([416, `bytes */${size}`]);
    const gone = await app.http.get(path.replace('video', 'audio'), { range: 'bytes=0-1' });
    expect(gone.status).toBe(404);
  });

  it('are kept without where they were recorded', async () => {
    for (const [file, kind, type] of [
      [film({ place: '+41.9981+021.4254/' }), 'video', 'video/mp4'],
      [sound({ place: '+41.9981+021.4254/' }), 'audio', 'audio/mp4'],
      [pdf(), 'file', 'application/pdf'],
    ] as const) {
      const { status, body } = await send(file);
      expect([status, body.kind, body.type]).toEqual([201, kind, type]);
      const shown = await app.http.get(body.url as string);
      expect([shown.headers['content-type'], shown.bytes.includes('41.9981')]).toEqual([type, false]);
      expect(shown.headers['x-content-type-options']).toBe('nosniff');
      expect(shown.headers['content-disposition']).toBe(kind === 'file' ? 'attachment' : 'inline');
    }
  });

  it('stand in their parts, a sound for each language', async () => {
    const typed = { title: 'Listen', transcript: 'All that is said.', 'sound-language': 'mk' };
    const { sent, lesson } = await sendWith('audio', typed, sound(), 'sound');
    expect(sent.status).toBe(303);
    const { blocks } = (await ljubica.get(`/api/v1/lessons/${lesson.id}`)).body;
    expect(blocks[1].block).toMatchObject({ kind: 'audio', files: { mk: { media: expect.any(String) as string } } });
    expect((await sendWith('video', { title: 'Film', transcript: 'Seen.' }, film({}))).sent.status).toBe(303);
    expect((await sendWith('file', { title: 'Paper' }, pdf())).sent.status).toBe(303);
    expect((await sendWith('step', { sentence: 'Like this.' }, film({}))).sent.status).toBe(303);
  });
});

describe('A bad file', () => {
  const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  const archive = Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)]);

  it('is refused in words by what it is, and nothing is stored', async () => {
    const before = await stored();
    const broken = (await photo()).subarray(0, 2_000);
    for (const [file, code] of [
      [Buffer.from(SVG), 'media_type'],
      [Buffer.from('MZ\u0090 a program'), 'media_type'],
      [Buffer.concat([film({}), archive]), 'media_mixed'],
      [Buffer.concat([pdf(), archive]), 'media_mixed'],
      [pdf('/OpenAction << /S /JavaScript /JS (1) >>'), 'media_mixed'],
      [film({}).subarray(0, 100), 'media_broken'],
      [broken, 'picture_broken'],
      [Buffer.concat([film({}), Buffer.alloc(31 * MEGABYTE)]), 'body_too_large'],
      [Buffer.alloc(200 * MEGABYTE, 'a'), 'body_too_large'],
    ] as const) {
      const { status, body } = await send(file);
      const said = body.code === 'bad_fields' ? body.errors[0].code : body.code;
      expect([said, status]).toEqual([code, code === 'body_too_large' ? 413 : 422]);
      expect(body.errors?.[0]?.message ?? body.detail).not.toBe('');
    }
    expect(await stored()).toBe(before);
  });

  it('is named beside its field, with all that was typed', async () => {
    const before = await stored();
    const typed = { sentence: 'Come back along the row.' };
    const words = async (kind: string, file: Buffer) => {
      const { sent, action } = await sendWith(kind, { ...typed, title: 'T', transcript: 'All' }, file);
      expect(sent.status).toBe(422);
      if (kind === 'step') expect(fieldsOf(sent.text, action)['sentence']).toBe(typed.sentence);
      return readable(/id="upload-error">([\s\S]*?)<\/p>/.exec(sent.text)?.[1] ?? '').trim();
    };
    expect(await words('step', Buffer.from(SVG))).toMatch(/We do not know this kind of file/);
    expect(await words('text', Buffer.from(SVG))).toMatch(/Choose a photo: JPEG, PNG or WebP/);
    expect(await words('step', sound())).toMatch(/This is another kind of file/);
    expect(await words('video', film({}).subarray(0, 100))).toMatch(/This file is broken off or damaged/);
    expect(await words('video', Buffer.concat([film({}), Buffer.alloc(31 * MEGABYTE)]))).toMatch(
      /This film is larger than 30 MB/,
    );
    expect(await words('step', Buffer.alloc(200 * MEGABYTE, 'a'))).toMatch(/larger than 30 MB/);
    expect(await words('file', Buffer.concat([pdf(), Buffer.alloc(11 * MEGABYTE)]))).toMatch(
      /This file is larger than 10 MB/,
    );
    expect(await stored()).toBe(before);
  });
});
