import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Language } from '../../shared/locale';
import { csvOf, xlsxOf } from '../../platform/tables';
import type { ExportForm } from '../office/office.forms';
import { OfficeFrame } from '../office/office.frame';
import type { ListReading } from './contact-list.pages';
import { ContactLooks } from './contact-looks.service';
import { listTable } from './list-table';

/** A list as a file. */
export interface ListFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

const TYPES: Readonly<Record<z.infer<typeof ExportForm>['answer'], string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Lists of people that leave the product. */
@Injectable()
export class ListFiles {
  constructor(
    private readonly looks: ContactLooks,
    private readonly frame: OfficeFrame,
  ) {}

  /** The people of a class with their contacts, once it is written down who took them along, and why. @throws ForbiddenError */
  async make(
    language: Language,
    { open, entries }: ListReading,
    { answer: format, reason }: z.infer<typeof ExportForm>,
  ): Promise<ListFile> {
    const table = listTable(this.frame.voice(language), open, entries);
    const bytes = format === 'csv' ? csvOf(table) : await xlsxOf(table);
    await this.looks.file(open, entries, format, reason);
    return { name: `${open.trainingClass.code}.${format}`, type: TYPES[format], bytes };
  }
}
