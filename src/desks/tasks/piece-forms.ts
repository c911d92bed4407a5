import { Injectable } from '@nestjs/common';
import { DomainError, FieldErrors, LostRaceError, NotFoundError } from '../../shared/domain-error';
import { Handworks, type OwnMaterial } from '../../learning';
import { bytesOf, Upload } from '../../platform/http';
import type { Wrong } from './tasks.pages';

/** What one can do with a piece: add or take away a photo, say something, let others see it. */
export type PieceDeed = 'photos' | 'removal' | 'words' | 'showing';

/** Takes what the forms of a piece send. */
@Injectable()
export class PieceForms {
  constructor(private readonly handworks: Handworks) {}

  /** @returns the text to show on the page, or what was wrong. @throws NotFoundError */
  async take(
    own: OwnMaterial,
    companion: number,
    task: string,
    deed: PieceDeed,
    body: unknown,
  ): Promise<Wrong | { readonly flash: string }> {
    const fields = (body ?? {}) as Record<string, unknown>;
    try {
      return { flash: await this.done(own, companion, task, deed, fields) };
    } catch (error) {
      if (error instanceof FieldErrors) return { errors: error.errors, typed: {} };
      if (error instanceof LostRaceError) return { flash: 'tasks.flash.race' };
      if (error instanceof DomainError && error.code === 'body_too_large') return wrong('photo_too_large');
      if (error instanceof DomainError && error.code === 'piece_not_open') return { flash: 'tasks.flash.judged' };
      throw error;
    }
  }

  private async done(
    own: OwnMaterial,
    companion: number,
    task: string,
    deed: PieceDeed,
    fields: Readonly<Record<string, unknown>>,
  ): Promise<string> {
    const text = (name: string): string => (typeof fields[name] === 'string' ? fields[name].trim() : '');
    switch (deed) {
      case 'photos': {
        const { file } = fields;
        const bytes = bytesOf(file instanceof Upload ? file : '');
        await this.handworks.addPhoto(own, companion, task, bytes);
        return 'tasks.flash.photo';
      }
      case 'removal':
        await this.handworks.removePhoto(own, companion, task, text('photo'));
        return 'tasks.flash.removed';
      case 'words':
        await this.handworks.say(own, companion, task, {
          brought: text('brought') === 'yes',
          words: text('words').slice(0, 1_000) || undefined,
        });
        return 'tasks.flash.said';
      case 'showing':
        await this.handworks.show(own, companion, task, text('shown') === 'yes');
        return 'tasks.flash.showing';
      default:
        throw new NotFoundError('page');
    }
  }
}

const wrong = (code: string): Wrong => ({ errors: [{ field: 'file', code, message: '' }], typed: {} });
