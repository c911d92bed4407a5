import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { StaffActor } from '../shared/actor';
import { Allow, CurrentActor, Described } from '../platform/http';
import type { SavedFilter } from './saved-filter';
import { SavedFilterForm, SavedFiltersQuery } from './saved-filters.forms';
import { SAVED_FILTERS_API } from './saved-filters.openapi';
import { SavedFilters } from './saved-filters.service';

const shown = ({ id, list, name, query }: SavedFilter): object => ({ id, list, name, query });

/** The own filters of the office's lists, as JSON. */
@Described(SAVED_FILTERS_API)
@Controller('api/v1/me/filters')
@Allow('staff')
export class SavedFiltersApi {
  constructor(private readonly filters: SavedFilters) {}

  @Get()
  async list(
    @CurrentActor() actor: StaffActor,
    @Query({ schema: SavedFiltersQuery }) { list }: SavedFiltersQuery,
  ): Promise<object> {
    return { items: (await this.filters.list(actor, list)).map(shown), next: null };
  }

  @Post()
  async save(
    @CurrentActor() actor: StaffActor,
    @Body({ schema: SavedFilterForm }) form: SavedFilterForm,
  ): Promise<object> {
    return shown(await this.filters.save(actor, form));
  }

  @Delete(':id')
  @HttpCode(204)
  remove(@CurrentActor() actor: StaffActor, @Param('id') id: string): Promise<void> {
    return this.filters.remove(actor, id);
  }
}
