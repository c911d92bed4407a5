/** Pages and mails from the templates of views/, and the files of public/. */
export { type Asset, Assets } from './assets';
export { registerAssets } from './assets.routes';
export { type Help, type NavItem, shownLanguage, type ViewContext } from './context';
export type { Stitches } from './stitches';
export { Views } from './views';
export { ViewsModule } from './views.module';
