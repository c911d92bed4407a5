import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { Clock } from '../../platform/clock';
import type { Page } from '../../platform/http';
import { ImportChecks, type ImportKind, Imports, ImportWords, isOf } from '../../imports';
import { OfficeFrame } from '../office/office.frame';
import { staffOf } from '../office/office.policy';
import { badRowsFile, type CsvFile, sampleFile } from './import-files';
import { deedsView, partsView, titleOf } from './imports.presenter';
import { ImportSubjectsReader } from './import-subjects.reader';

/** The page of one file: what each row would do, how far it is, what it came to. */
@Injectable()
export class ImportPage {
  constructor(
    private readonly imports: Imports,
    private readonly checks: ImportChecks,
    private readonly words: ImportWords,
    private readonly subjects: ImportSubjectsReader,
    private readonly frame: OfficeFrame,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError, ForbiddenError */
  async show(actor: Actor, language: Language, id: string, all: string | undefined): Promise<Page> {
    const staff = staffOf(actor);
    const [counted, rows] = await Promise.all([this.imports.get(staff, id), this.imports.rows(staff, id)]);
    const { open } = counted;
    const voice = this.frame.voice(language);
    const { organisation, names, ...subject } = await this.subjects.read(open, rows);
    const isOwn = isOf(open, staff);
    const shown = rows.map((row) => {
      const cells = this.checks.cells(row);
      return {
        row,
        name: names.get(row.id) ?? cells['fullName'] ?? cells['code'] ?? cells['town'],
        typed: isOwn ? cells : {},
      };
    });
    const zone = organisation.timeZone;
    const ignored = isOwn ? this.checks.ignored(open) : [];
    const title = titleOf(voice, open, subject);
    const path = `/office/import/${open.id}`;
    const model = {
      title,
      path,
      people: open.kind === 'people',
      ...deedsView(voice, counted, zone, this.clock.now()),
      to: subject.trainingClass ? `/office/classes/${subject.trainingClass.code}` : '/office/classes',
      encoding: /^windows/.test(open.encoding) ? voice.t('imports.encoding', { encoding: open.encoding }) : undefined,
      ignored: ignored.length > 0 ? voice.t('imports.ignored', { columns: ignored.join(', ') }) : undefined,
      parts: partsView(voice, shown, all, (problem) => this.words.reason(voice.language, problem)),
      gone: rows.length === 0,
      badFile: isOwn ? `${path}/rows` : undefined,
    };
    return this.frame.page('imports/show', model, { actor: staff, organisation, voice }, { title });
  }

  /** A file to fill in, in the reader's language. */
  sample(language: Language, kind: ImportKind): CsvFile {
    const voice = this.frame.voice(language);
    return { name: `${kind}.csv`, bytes: sampleFile(voice, kind) };
  }

  /** The rows that did not come in, for whoever brought the file. @throws NotFoundError, ForbiddenError */
  async badRows(actor: Actor, language: Language, id: string): Promise<CsvFile> {
    const { open } = await this.imports.get(actor, id);
    const rows = await this.imports.rowsOfOwn(actor, id);
    const bad = rows.filter(({ state }) => state === 'bad' || state === 'failed');
    const voice = this.frame.voice(language);
    const withCells = bad.map((row) => ({ row, cells: this.checks.cells(row) }));
    return { name: 'rows.csv', bytes: badRowsFile(voice, this.words, open.kind, withCells) };
  }
}
