/** Pages that join domains. */
export { CatalogueDeskModule } from './catalogue/catalogue.module';
export { OfficeDeskModule } from './office/office.module';
export { PlanningDeskModule } from './planning/planning.module';
export { PlaceDeskModule } from './place/place.module';
