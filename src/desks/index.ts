/** Pages that join domains. */
export { CatalogueDeskModule } from './catalogue/catalogue.module';
export { PlaceDeskModule } from './place/place.module';
