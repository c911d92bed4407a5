/** Pages that join domains. */
export { CatalogueDeskModule } from './catalogue/catalogue.module';
