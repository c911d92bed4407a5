import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, mkdirSync, writeFileSync, cpSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { qrPath } from '../qr';
import { DocumentError, Documents, type DocumentOptions } from '.';
import { FONTS } from './fonts';
import { addUaIdentification } from './pdfua';
import { TypstThreads } from './typst-threads';

const TEMPLATES = join(__dirname, '../../../views/documents');
const OPTIONS: DocumentOptions = { title: 'Certificate', language: 'en', date: new Date('2026-11-02T10:00:00Z') };

const lines = (language: string) => ({
  language,
  title: 'Certificate',
  confirms: 'This is to confirm that',
  finished: 'has finished the course',
  course: 'Palestinian embroidery: first stitches',
  period: '16 hours, 15 attended',
  outcomesLabel: 'What the holder can do',
  outcomes: ['Sew the cross stitch', 'Read a pattern'],
  given: 'Given on 2 November 2026',
  levelName: 'Beginner',
  levelLine: 'Level 1 of 3',
  check: 'Is it valid? Type the number at sofra.example/certificates.',
  qrAlt: 'QR code: opens the page that says whether this certificate is valid',
});

function certificate(changes: object = {}): object {
  return {
    number: 'LG-7KQ4-M9XW',
    url: 'https://sofra.example/en/certificates/LG-7KQ4-M9XW',
    checkUrl: 'https://sofra.example/certificates',
    checkText: 'sofra.example/certificates',
    qr: qrPath('https://sofra.example/en/certificates/LG-7KQ4-M9XW'),
    motif: 'star',
    level: { is: 1, of: 3 },
    organisation: { name: 'Legis', place: 'Skopje' },
    name: { text: 'Rana Khoury' },
    otherName: { text: 'رنا خوري' },
    main: lines('en'),
    second: lines('mk'),
    signatures: [{ name: 'Amal Darwish', role: 'Teacher' }],
    ...changes,
  };
}

const pages = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length;
const hash = (pdf: Buffer) => createHash('sha256').update(pdf).digest('hex');

/** All streams of a PDF, unpacked. */
function streams(pdf: Buffer): Buffer[] {
  const text = pdf.toString('latin1');
  return [...text.matchAll(/\/Length (\d+)[^]*?stream\r?\n/g)].flatMap((found) => {
    const from = found.index + found[0].length;
    const bytes = pdf.subarray(from, from + Number(found[1]));
    try {
      return [inflateSync(bytes)];
    } catch {
      return [bytes];
    }
  });
}

/** A folder of templates with the shared setting and one own template. */
function templates(source: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'documents-'));
  mkdirSync(join(folder, 'setting'));
  cpSync(join(TEMPLATES, 'setting'), join(folder, 'setting'), { recursive: true });
  writeFileSync(join(folder, 'own.typ'), `#import "/setting/document.typ": data\n= Title\n${source}`);
  return folder;
}

describe('Documents', () => {
  const documents = new Documents();
  const opened: Documents[] = [documents];
  const withTemplate = (source: string) => {
    const made = new Documents({ templates: templates(source), threads: 1 });
    opened.push(made);
    return made;
  };
  afterAll(() => Promise.all(opened.map((one) => one.close())));

  it('says PDF/A-3a and PDF/UA-1, with title, language and one page', async () => {
    const pdf = (await documents.render('certificate', certificate(), OPTIONS)).toString('latin1');
    expect(pdf).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(pdf).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    expect(pdf).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(pdf).toContain('/DisplayDocTitle true');
    expect(pdf).toMatch(/\/Lang \(en\)/);
    expect(pages(Buffer.from(pdf, 'latin1'))).toBe(1);
  });

  it('gives the same bytes for the same data and date, in other threads too', async () => {
    const [one, two] = await Promise.all([0, 1].map(() => documents.render('certificate', certificate(), OPTIONS)));
    const other = new Documents({ threads: 1 });
    opened.push(other);
    const three = await other.render('certificate', certificate(), OPTIONS);
    expect(new Set([one, two, three].map((pdf) => hash(pdf ?? Buffer.alloc(0)))).size).toBe(1);
    const later = await documents.render('certificate', certificate(), {
      ...OPTIONS,
      date: new Date('2026-11-03T10:00:00Z'),
    });
    expect(hash(later)).not.toBe(hash(three));
  });

  it('carries attached files, byte for byte', async () => {
    const bytes = Buffer.from(JSON.stringify({ proof: ['ж', 'z5oMkv'] }));
    const pdf = await documents.render('certificate', certificate(), {
      ...OPTIONS,
      attachments: [
        {
          name: 'badge.json',
          type: 'application/vc+ld+json',
          bytes,
          relationship: 'data',
          description: 'For machines',
        },
      ],
    });
    expect(streams(pdf).some((stream) => stream.equals(bytes))).toBe(true);
    expect(pdf.toString('latin1')).toContain('/AFRelationship /Data');
    const without = await documents.render('certificate', certificate(), OPTIONS);
    expect(streams(without).some((stream) => stream.equals(bytes))).toBe(false);
  });

  it.each(['en', 'mk', 'sq', 'bs', 'ar', 'sr-Cyrl', 'sr-Latn'])(
    'sets a certificate in %s alone and beside another',
    async (language) => {
      for (const second of [undefined, lines('ar'), lines('mk')]) {
        const data = certificate({ main: lines(language), second });
        expect(pages(await documents.render('certificate', data, { ...OPTIONS, language }))).toBe(1);
      }
    },
  );

  it.each([
    ['code', '#read("/etc/passwd") #panic("no") $x$ *b* \\ "q" @a <l>'],
    ['HTML', '<script>alert(1)</script><b>x</b>'],
    ['one word of 200 letters', 'W'.repeat(200)],
    ['200 letters in words', 'Konstantinopolitanska '.repeat(10).slice(0, 200)],
    ['200 Arabic letters', 'محمد عبد الرحمن بن عبد الله '.repeat(8).slice(0, 200)],
    ['one Arabic word of 200 letters', 'محمد'.repeat(50)],
    ['directions turned around', '\u202eanaR\u202c \u2067x\u2069'],
  ])('takes %s in a name as text, on one page', async (_what, text) => {
    const data = certificate({ name: { text }, otherName: { text }, organisation: { name: text, place: text } });
    expect(pages(await documents.render('certificate', data, OPTIONS))).toBe(1);
  });

  it('keeps much text on one page', async () => {
    const much = {
      ...lines('en'),
      course: 'Baking for beginners. '.repeat(9),
      outcomes: Array(12).fill('Bake the bread '.repeat(6)),
    };
    const data = certificate({ main: much, second: { ...much, language: 'mk' } });
    expect(pages(await documents.render('certificate', data, OPTIONS))).toBe(1);
  });

  it('refuses letters that no font has, instead of printing boxes', async () => {
    await expect(
      documents.render('certificate', certificate({ name: { text: '漢字' } }), OPTIONS),
    ).rejects.toMatchObject({
      code: 'bad_document',
    });
  });

  it('refuses a warning of the template, such as an unknown font', async () => {
    const made = withTemplate('#text(font: "Comic Sans MS")[Hello]');
    await expect(made.render('own', {}, OPTIONS)).rejects.toThrow(/unknown font family/);
  });

  it('refuses pictures without words, and headings that skip a level', async () => {
    const picture =
      '#image(bytes("<svg xmlns=\\"http://www.w3.org/2000/svg\\" viewBox=\\"0 0 1 1\\"/>"), format: "svg")';
    await expect(withTemplate(picture).render('own', {}, OPTIONS)).rejects.toThrow(/alt/);
  });

  it('lets a template read nothing outside its folder', async () => {
    await expect(withTemplate('#read("/../../etc/passwd")').render('own', {}, OPTIONS)).rejects.toThrow(DocumentError);
    await expect(documents.render('../secret', {}, OPTIONS)).rejects.toThrow(DocumentError);
    const attachments = [
      { name: '../x', type: 'text/plain', bytes: Buffer.from('x'), relationship: 'data', description: 'x' },
    ] as const;
    await expect(documents.render('certificate', certificate(), { ...OPTIONS, attachments })).rejects.toThrow(
      DocumentError,
    );
  });

  it('refuses what is asked after the close', async () => {
    const made = new Documents();
    await made.render('certificate', certificate(), OPTIONS);
    await made.close();
    await expect(made.render('certificate', certificate(), OPTIONS)).rejects.toMatchObject({ code: 'closed' });
  });
});

describe('The threads', () => {
  const settings = {
    templates: TEMPLATES,
    fonts: FONTS,
    threads: 1,
    filesPerThread: 2_000,
    timeoutMilliseconds: 30_000,
  };
  const job = {
    template: 'certificate',
    inputs: { data: JSON.stringify(certificate()), meta: JSON.stringify({ ...OPTIONS, attachments: [] }) },
    files: [],
  };

  it('lose only the file at hand when one dies, and go on', async () => {
    const threads = new TypstThreads(settings);
    const lost = threads.run(job);
    const waiting = threads.run(job);
    void threads.workers[0]?.terminate();
    await expect(lost).rejects.toMatchObject({ code: 'thread_lost' });
    expect((await waiting).subarray(0, 5).toString()).toBe('%PDF-');
    await threads.close();
  });

  it('give up a file that takes too long, without waiting for its thread', async () => {
    // No thread can even start within a millisecond.
    const threads = new TypstThreads({ ...settings, timeoutMilliseconds: 1 });
    await expect(threads.run(job)).rejects.toMatchObject({ code: 'thread_lost' });
    expect(threads.workers).toHaveLength(0);
    await threads.close();
  });

  it('make the same bytes in another process', async () => {
    const threads = new TypstThreads(settings);
    const here = await threads.run(job);
    await threads.close();
    const script = `
      const { Worker } = require('node:worker_threads');
      const [thread, workerData, job] = JSON.parse(process.argv[1]);
      const worker = new Worker(thread, { workerData });
      worker.once('message', ({ pdf }) => {
        process.stdout.write(require('node:crypto').createHash('sha256').update(pdf).digest('hex'));
        void worker.terminate();
      });
      worker.postMessage(job);`;
    const given = JSON.stringify([join(__dirname, 'typst-thread.cjs'), { templates: TEMPLATES, fonts: FONTS }, job]);
    expect(execFileSync(process.execPath, ['-e', script, given], { encoding: 'utf8' })).toBe(hash(here));
  });

  it('are replaced after their number of files', async () => {
    const threads = new TypstThreads({ ...settings, filesPerThread: 2 });
    await threads.run(job);
    const first = threads.workers[0];
    await threads.run(job);
    await threads.run(job);
    expect(threads.workers).toHaveLength(1);
    expect(threads.workers[0]).not.toBe(first);
    await threads.close();
  });

  it('finish the file at hand before they close, and refuse those that wait', async () => {
    const threads = new TypstThreads(settings);
    const [running, waiting] = [threads.run(job), threads.run(job)];
    const refused = expect(waiting).rejects.toMatchObject({ code: 'closed' });
    await threads.close();
    await refused;
    expect((await running).length).toBeGreaterThan(10_000);
  });
});

it('The identification of PDF/UA is refused for a file that Typst did not make', () => {
  expect(() => addUaIdentification(Buffer.from('%PDF-1.7\nxref\nstartxref\n9\n%%EOF'))).toThrow(/this PDF has no/);
});
