import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import { newId } from '../../shared/ids';
import { etagOf } from '../../shared/if-match';
import type { Language } from '../../shared/locale';
import { type Page, parseForm, redirect, type Redirect } from '../../platform/http';
import { MOTIFS, NewTrackForm, Planning, type Track, TrackChangeForm, Tracks } from '../../tracks';
import { fieldOfPath } from './course.fields';
import { choices, shown, textsView } from './fields.presenter';
import { type Desk, operationOf, own, PlanningFrame } from './planning.frame';
import { besideFields, inWords, type Refusal, refused, tried } from './refusal';
import { agrees } from './sent-again';
import { slugIn, trackInput, trackValues, withoutEmptySlug } from './track.fields';
import { readValues, text, type Values } from './values';

/** The form of a track. */
@Injectable()
export class TrackForms {
  constructor(
    private readonly frame: PlanningFrame,
    private readonly tracks: Tracks,
    private readonly planning: Planning,
  ) {}

  async blank(actor: Actor, language: Language): Promise<Page> {
    const desk = await this.frame.open(actor, language);
    return this.show(desk, { operation: newId(), motif: MOTIFS[0] });
  }

  async create(actor: Actor, language: Language, body: unknown): Promise<Page | Redirect> {
    const desk = await this.frame.open(actor, language);
    const values = { ...readValues(body), slug: slugIn(readValues(body)) };
    const form = parseForm(NewTrackForm, { ...trackInput(values), slug: values.slug });
    if (!form.ok) return this.show(desk, values, { refusal: refused(withoutEmptySlug(form.errors, values)) });
    const made = await tried(() => this.planning.createTrack(actor, operationOf(desk, values), form.value));
    if ('refusal' in made) return this.show(desk, values, made);
    const { done: track } = made;
    if (agrees(trackInput(values), trackInput(trackValues(track)))) return saved(track);
    return this.show(desk, { ...values, version: String(track.version) }, { track, refusal: MADE });
  }

  /** @throws NotFoundError */
  async open(actor: Actor, language: Language, slug: string): Promise<Page> {
    const desk = await this.frame.open(actor, language);
    const track = own(desk, await this.tracks.getTrack(slug), 'track');
    return this.show(desk, trackValues(track), { track });
  }

  /** @throws NotFoundError */
  async change(actor: Actor, language: Language, slug: string, body: unknown): Promise<Page | Redirect> {
    const desk = await this.frame.open(actor, language);
    const track = own(desk, await this.tracks.getTrack(slug), 'track');
    const values = readValues(body);
    const form = parseForm(TrackChangeForm, trackInput(values, track));
    if (!form.ok) return this.show(desk, values, { track, refusal: refused(form.errors) });
    const ifMatch = etagOf(Number(text(values, 'version')));
    const result = await tried(() => this.planning.changeTrack(actor, track.id, form.value, ifMatch));
    if ('done' in result) return saved(result.done);
    this.tracks.forget();
    const { version } = await this.tracks.getTrack(track.id);
    return this.show(desk, { ...values, version: String(version) }, { track, ...result });
  }

  private show(desk: Desk, values: Values, { track, refusal }: { track?: Track; refusal?: Refusal } = {}): Page {
    const { voice, organisation } = desk;
    const first = organisation.language;
    const title = voice.t(track ? 'planning.track.change' : 'planning.track.new');
    const model = {
      heading: title,
      action: `/office/plan/tracks/${track?.slug ?? 'new'}`,
      isNew: !track,
      notice: refusal?.notice,
      look: track && `/tracks/${track.slug}`,
      v: shown(values, 'operation', 'version', 'slug'),
      titles: textsView(values, 'title', first),
      summaries: textsView(values, 'summary', first),
      motifs: choices(
        values,
        'motif',
        MOTIFS.map((motif) => ({ value: motif, text: voice.t(`planning.motif.${motif}`) })),
      ),
      errors: inWords(
        voice,
        besideFields(refusal?.problems ?? [], (path) => fieldOfPath(path, first)),
      ),
    };
    return this.frame.page(desk, 'track', model, { title, status: refusal?.status ?? 200 });
  }
}

const MADE: Refusal = { problems: [], notice: 'made', status: 409 };

const saved = (track: Track): Redirect =>
  redirect(`/office/plan?from=${track.id}#t-${track.slug}`, 'planning.flash.track');
