import { type Language, localText } from '../shared/locale';
import type { Formats, Texts } from '../platform/i18n';
import type { BlockOf, Unit } from './blocks';
import { type MediaMap, pictureView } from './media.presenter';
import { recipeSheet, type RecipeSheet, type SheetMoney } from './recipe';

/** Quarters as people write them in recipes. */
const QUARTERS: Readonly<Record<string, string>> = { '0.25': '¼', '0.5': '½', '0.75': '¾' };
const THOUSAND = 1_000;
const GREATER: Partial<Record<Unit, string>> = { g: 'kg', ml: 'l' };

/** Recipe sheets in one reader's language. */
export class RecipePresenter {
  constructor(
    private readonly texts: Texts,
    private readonly formats: Formats,
  ) {}

  view(recipe: BlockOf<'recipe'>, language: Language, media: MediaMap, pieces?: number): object {
    const sheet = recipeSheet(recipe, pieces);
    const say = (key: string, values = {}): string => this.texts.t(language, `learn.recipe.${key}`, values);
    const shown = (amount: number | undefined): string =>
      amount === undefined ? '' : this.formats.amount(language, amount);
    const minutes = recipe.steps.reduce((sum, step) => sum + (step.minutes ?? 0), 0);
    return {
      title: localText(recipe.title, language),
      picture: pictureView(recipe.picture, media, language),
      pieces: sheet.pieces,
      heading: say('for', { pieces: sheet.pieces }),
      caption: say('caption', { pieces: sheet.pieces }),
      currency: recipe.currency,
      priced: sheet.money !== undefined,
      has: this.allergens(recipe, language),
      time: minutes > 0 ? this.duration(language, minutes) : undefined,
      oven: recipe.ovenCelsius && say('oven', { degrees: `${recipe.ovenCelsius} °C` }),
      lines: sheet.lines.map(({ name, amount, unit, cost }) => ({
        name: localText(name, language),
        amount: this.amount(language, amount, unit),
        cost: shown(cost),
      })),
      together: shown(sheet.money?.goods),
      steps: recipe.steps.map((step) => ({
        text: localText(step.text, language),
        time: step.minutes && this.duration(language, step.minutes),
      })),
      money: sheet.money && this.money(recipe, sheet, sheet.money, language),
    };
  }

  /** 20 minutes; 1 hour and 30 minutes. */
  duration(language: Language, minutes: number): string {
    const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
    return this.formats.list(language, [
      ...(hours > 0 ? [this.texts.t(language, 'learn.hours', { hours })] : []),
      ...(rest > 0 ? [this.texts.t(language, 'learn.minutes', { minutes: rest })] : []),
    ]);
  }

  private money(recipe: BlockOf<'recipe'>, sheet: RecipeSheet, money: SheetMoney, language: Language): object {
    const say = (key: string, values = {}): string => this.texts.t(language, `learn.recipe.${key}`, values);
    const amount = (value: number): string => this.formats.amount(language, value);
    const whole = (value: number): string => this.formats.money(language, { amount: value, currency: recipe.currency });
    const { overhead, work, stays } = money;
    const worked = sheet.workMinutes ?? 0;
    return {
      rows: [
        { label: say('goods'), amount: amount(money.goods) },
        ...(overhead > 0 ? [{ label: say('overhead'), amount: amount(overhead) }] : []),
        ...(work > 0 ? [{ label: say('work', { time: this.duration(language, worked) }), amount: amount(work) }] : []),
      ],
      total: amount(money.total),
      piece: amount(money.piece),
      price: whole(money.price),
      partial: money.partial,
      result: say(work > 0 ? 'stays' : 'stays-without-work', {
        pieces: sheet.pieces,
        brings: whole(money.brings),
        stays: whole(stays),
      }),
    };
  }

  private allergens({ allergens = [] }: BlockOf<'recipe'>, language: Language): string | undefined {
    if (allergens.length === 0) return undefined;
    const names = allergens.map((one) => this.texts.t(language, `learn.allergen.${one}`));
    return this.texts.t(language, 'learn.recipe.has', { allergens: this.formats.list(language, names) });
  }

  private amount(language: Language, amount: number, unit: Unit): string {
    const greater = amount >= THOUSAND ? GREATER[unit] : undefined;
    const value = greater === undefined ? amount : amount / THOUSAND;
    const text = unit === 'g' || unit === 'ml' ? this.formats.number(language, value) : this.counted(language, value);
    return unit === 'piece'
      ? text
      : this.texts.t(language, `learn.unit.${greater ?? unit}`, { n: Math.max(1, value), amount: text });
  }

  private counted(language: Language, value: number): string {
    const whole = Math.floor(value);
    const quarter = QUARTERS[String(value - whole)];
    if (quarter === undefined) return this.formats.number(language, value);
    return whole === 0 ? quarter : `${this.formats.number(language, whole)} ${quarter}`;
  }
}
