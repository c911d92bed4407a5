import { Body, Controller, Param, Post } from '@nestjs/common';
import { FILTERED_LISTS, type FilteredList, SavedFilterForm, SavedFilters } from '../../access';
import type { StaffActor } from '../../shared/actor';
import { DomainError, NotFoundError } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import {
  Allow,
  CurrentActor,
  type Page,
  parseForm,
  redirect,
  type Redirect,
  RequestLanguage,
} from '../../platform/http';
import { ClassListPages } from './class-list.pages';
import { filteredPath, filterIn } from './filters';
import { PeopleListPages } from './people-list.pages';

/** Ways to narrow a list that somebody keeps under a name. */
@Controller('office/filters/:list')
@Allow('coordinator', 'manager')
export class FiltersController {
  constructor(
    private readonly filters: SavedFilters,
    private readonly classes: ClassListPages,
    private readonly people: PeopleListPages,
  ) {}

  @Post()
  async save(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Param('list') name: string,
    @Body() body: Record<string, unknown>,
  ): Promise<Page | Redirect> {
    const list = listOf(name);
    const query = filterIn(list, body);
    const form = parseForm(SavedFilterForm, { list, name: body['name'] ?? '', query });
    const pages = list === 'classes' ? this.classes : this.people;
    if (!form.ok) return pages.list(actor, language, query, form);
    try {
      await this.filters.save(actor, form.value);
      return redirect(filteredPath(list, query), 'filters.flash.saved');
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'too_many_filters') throw error;
      return redirect(filteredPath(list, query), 'filters.problem');
    }
  }

  @Post(':id/removal')
  async remove(
    @CurrentActor() actor: StaffActor,
    @Param('list') name: string,
    @Param('id') id: string,
  ): Promise<Redirect> {
    await this.filters.remove(actor, id);
    return redirect(filteredPath(listOf(name), {}), 'filters.flash.removed');
  }
}

/** @throws NotFoundError */
function listOf(name: string): FilteredList {
  const found = FILTERED_LISTS.find((one) => one === name);
  if (!found) throw new NotFoundError('list');
  return found;
}
