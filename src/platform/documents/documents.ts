import { join } from 'node:path';
import type { OnApplicationShutdown } from '@nestjs/common';
import { DocumentError } from './document-error';
import { FONTS } from './fonts';
import { addUaIdentification } from './pdfua';
import { TypstThreads, type TypstSettings } from './typst-threads';

/** A file that travels inside the PDF. */
export interface Attachment {
  readonly name: string;
  /** Its media type, such as `application/vc+ld+json`. */
  readonly type: string;
  readonly bytes: Buffer;
  /** What it is to the document (PDF 2.0, AFRelationship). */
  readonly relationship: 'source' | 'data' | 'alternative' | 'supplement';
  readonly description: string;
}

/** A picture that the template may show, such as a logo; it finds it as `/files/<name>`. */
export interface DocumentFile {
  readonly name: string;
  readonly bytes: Buffer;
}

export interface DocumentOptions {
  /** The title in the file's metadata and in the window of the reader. */
  readonly title: string;
  /** A language tag such as `sr-Cyrl`; it chooses hyphens and letter forms. */
  readonly language: string;
  /** The date in the metadata. The same data and date give the same bytes. */
  readonly date: Date;
  readonly attachments?: readonly Attachment[];
  readonly files?: readonly DocumentFile[];
}

const TEMPLATES = join(__dirname, '../../../views/documents');
const SAFE_NAME = /^[A-Za-z0-9][\w.-]{0,99}$/;

/** Makes PDF files that are PDF/A-3a and PDF/UA-1 at once from a Typst template and data. */
export class Documents implements OnApplicationShutdown {
  private readonly threads: TypstThreads;

  constructor(settings: Partial<TypstSettings> = {}) {
    this.threads = new TypstThreads({
      templates: TEMPLATES,
      fonts: FONTS,
      threads: 2,
      filesPerThread: 2_000,
      timeoutMilliseconds: 30_000,
      ...settings,
    });
  }

  /**
   * Sets `views/documents/<template>.typ`. The template gets `data` as JSON, so no text in it is ever read as Typst code. Throws a
   * DocumentError; a text with letters that no font has is a `bad_document`.
   */
  async render(template: string, data: object, options: DocumentOptions): Promise<Buffer> {
    const attachments = options.attachments ?? [];
    const files = options.files ?? [];
    for (const { name } of [{ name: template }, ...attachments, ...files]) {
      if (!SAFE_NAME.test(name)) throw new DocumentError('bad_document', `a file may not be named ${name}`);
    }
    const meta = {
      title: options.title,
      language: options.language,
      date: options.date.toISOString(),
      attachments: attachments.map(({ name, type, relationship, description }) => ({
        name,
        type,
        relationship,
        description,
      })),
    };
    const pdf = await this.threads.run({
      template,
      inputs: { data: JSON.stringify(data), meta: JSON.stringify(meta) },
      files: [...files, ...attachments.map(({ name, bytes }) => ({ name: `attached/${name}`, bytes }))],
    });
    return addUaIdentification(pdf);
  }

  /** Finishes the files at hand and ends the threads. */
  async close(): Promise<void> {
    await this.threads.close();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.close();
  }
}
